import TestSupport
import Testing

@testable import Tensors

/// Files with room for whatever they claim, as sparse ones have: no memory and no time is spent on the claim.
@Suite("Sparse files that claim much")
struct GGUFHeaderTests {
  /// Some bytes, and zeros up to 50 GB.
  private struct Sparse: ByteSource {
    let label = "sparse"
    let bytes: [UInt8]
    let byteCount = 50 << 30

    func read(_ range: Range<Int>, into target: UnsafeMutableRawBufferPointer) throws(TensorError) {
      try check(range)
      for (offset, position) in range.enumerated() {
        target[offset] = position < bytes.count ? bytes[position] : 0
      }
    }
  }

  private static func builder(tensors: UInt64 = 0, pairs: UInt64 = 0) -> GGUFBuilder {
    GGUFBuilder(tensors: tensors, pairs: pairs)
  }

  @Test("A GGUF key, value or name of 40 GB, and six thousand million texts, are refused before they are read")
  func lengths() {
    let long = UInt64(40 << 30)
    var key = Self.builder(pairs: 1)
    key.number(long)
    var value = Self.builder(pairs: 1)
    value.string("general.name")
    value.number(UInt32(8))
    value.number(long)
    var texts = Self.builder(pairs: 1)
    texts.string("tokenizer.ggml.tokens")
    texts.number(UInt32(9))
    texts.number(UInt32(8))
    texts.number(UInt64(6_000_000_000))
    var name = Self.builder(tensors: 1)
    name.number(long)
    for builder in [key, value, texts, name] {
      let error = #expect(throws: TensorError.self) { try GGUFFile(Sparse(bytes: builder.bytes)) }
      #expect(error?.kind == .headerLength && error?.expected.contains("at most") == true)
    }
  }

  @Test("A text of bitsandbytes' that is longer than any is refused before it is read")
  func state() throws {
    let folder = try TemporaryFolder()
    let state = #"{"quant_type":"nf4","blocksize":64,"shape":[2,64]}"#
    let padded = Array(state.utf8) + Array(repeating: UInt8(ascii: " "), count: 2 << 20)
    var builder = CheckpointBuilder()
    builder.add("m.weight", .uint8, [64, 1], Array(repeating: 1, count: 64))
    builder.add("m.weight.quant_state.bitsandbytes__nf4", .uint8, [padded.count], padded)
    try builder.write(to: folder.path("model.safetensors"))
    let error = #expect(throws: TensorError.self) { try WeightFiles.open(path: folder.path) }
    #expect(error?.kind == .shape && error?.expected.contains("at most") == true)
  }
}
