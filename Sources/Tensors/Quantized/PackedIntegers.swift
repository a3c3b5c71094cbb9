import Kernels

/// Streams of small integers in 32-bit words; whoever makes one checks that the words are there.
struct PackedIntegers<Bytes: Sendable>: Sendable {
  let bytes: Bytes
  let bits: Int
  /// Words from one stream's beginning to the next one's, and from a stream's word to its next.
  let lineStep: Int
  let wordStep: Int
  var whole = false
  var interleaved = false

  /// The same streams, or the first of them, in other bytes.
  func with<Other>(_ bytes: Other) -> PackedIntegers<Other> {
    PackedIntegers<Other>(
      bytes: bytes, bits: bits, lineStep: lineStep, wordStep: wordStep, whole: whole, interleaved: interleaved)
  }
}

extension PackedIntegers where Bytes == LoadedBytes {
  var kernel: cq_packed {
    cq_packed(
      words: bytes.start, line_step: lineStep, word_step: wordStep, bits: Int32(bits), whole: whole,
      interleaved: interleaved)
  }
}

/// Words that hold a stream of codes.
enum PackedWords {
  /// How many so many codes take, or nil on overflow.
  static func count(_ codes: Int, bits: Int, whole: Bool) -> Int? {
    if whole { return (codes + 32 / bits - 1) / (32 / bits) }
    let (product, overflow) = codes.multipliedReportingOverflow(by: bits)
    return overflow ? nil : (product + 31) / 32
  }
}
