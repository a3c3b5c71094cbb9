import Kernels

/// Scales (or zero points) of a matrix, one for so many rows and columns.
struct ScaleGrid: Sendable {
  enum Kind: Sendable {
    case float(ElementType)
    /// Powers of two: a byte e means 2^(e - 127), 255 means no number.
    case power
    case signedByte
    /// Codes of scales: the table's value times a scale of its own for each `block`, plus `offset`.
    case nested(table: [Float], scales: MappedBytes, block: Int, offset: Float)
  }

  let bytes: MappedBytes
  let kind: Kind
  /// Rows and columns that share a scale.
  let rows: Int
  let columns: Int
  /// Elements from one row of scales to the next, and from one group to the next.
  let rowStep: Int
  let groupStep: Int
  /// What stored scales are multiplied with and divided by.
  var factor: Float = 1
  var divisor: Float = 1

  /// The scales of some groups of a row.
  func read(row: Int, groups: Range<Int>, into values: UnsafeMutablePointer<Float>) {
    let first = row / rows * rowStep
    for (position, group) in groups.enumerated() {
      values[position] = value(first + group * groupStep) * factor / divisor
    }
  }

  private func value(_ index: Int) -> Float {
    let buffer = bytes.buffer
    switch kind {
    case .float(let type):
      var value: Float = 0
      guard let kernel = type.kernelType, let base = buffer.baseAddress else { return .nan }
      // What is not finite shall make the weights so, and be counted there.
      return cq_convert(CQ_BASELINE, kernel, base + index * type.byteWidth, 1, &value) == 0 ? value : .nan
    case .power:
      let code = buffer[index]
      if code == 255 { return .nan }
      return Float(sign: .plus, exponent: Int(code) - 127, significand: 1)
    case .signedByte: return Float(Int8(bitPattern: buffer[index]))
    case .nested(let table, let scales, let block, let offset):
      let scale = scales.buffer.loadUnaligned(fromByteOffset: index / block * 4, as: Float.self)
      return table[Int(buffer[index])] * scale + offset
    }
  }
}

/// Zero points, stored like scales or packed along the rows.
enum ZeroPoints: Sendable {
  case grid(ScaleGrid)
  /// A stream of codes for each group, with a code for each row.
  case packed(PackedIntegers, bias: Int)

  func read(row: Int, groups: Range<Int>, into values: UnsafeMutablePointer<Float>) {
    switch self {
    case .grid(let grid): grid.read(row: row, groups: groups, into: values)
    case .packed(let packed, let bias):
      cq_packed_across(packed.kernel, row, groups.lowerBound, groups.count, Int32(bias), values)
    }
  }
}

/// Streams of small integers in 32-bit words; whoever makes one checks that the words are there.
struct PackedIntegers: Sendable {
  let bytes: MappedBytes
  let bits: Int
  /// Words from one stream's beginning to the next one's, and from a stream's word to its next.
  let lineStep: Int
  let wordStep: Int
  var whole = false
  var interleaved = false

  var kernel: cq_packed {
    cq_packed(
      words: bytes.buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), line_step: lineStep, word_step: wordStep,
      bits: Int32(bits), whole: whole, interleaved: interleaved)
  }

  /// Words that so many codes take, or nil on overflow.
  static func words(_ codes: Int, bits: Int, whole: Bool) -> Int? {
    if whole { return (codes + 32 / bits - 1) / (32 / bits) }
    let (product, overflow) = codes.multipliedReportingOverflow(by: bits)
    return overflow ? nil : (product + 31) / 32
  }
}
