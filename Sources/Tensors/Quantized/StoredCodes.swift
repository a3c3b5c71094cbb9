import Kernels

/// Codes of a matrix as a checkpoint keeps them, in the file or in memory.
enum StoredCodes<Bytes: Sendable>: Sendable {
  /// A stream for each row.
  case packedRows(PackedIntegers<Bytes>, bias: Int)
  /// A stream for each column, with a code for each row.
  case packedColumns(PackedIntegers<Bytes>, bias: Int)
  /// Two codes a byte, and what they mean.
  case nibbles(Bytes, highFirst: Bool, table: [Float])
  /// A signed integer a byte, or what each byte means.
  case bytes(Bytes, table: [Float]?)
}

extension StoredCodes where Bytes == ByteSlice {
  /// Whether a few rows' codes lie apart from the other rows'.
  var hasSeparateRows: Bool {
    switch self {
    case .packedRows(let packed, _): packed.wordStep == 1
    case .packedColumns: false
    case .nibbles, .bytes: true
    }
  }

  func loaded() throws(TensorError) -> StoredCodes<LoadedBytes> {
    switch self {
    case .packedRows(let packed, let bias): .packedRows(packed.with(try LoadedBytes(packed.bytes)), bias: bias)
    case .packedColumns(let packed, let bias): .packedColumns(packed.with(try LoadedBytes(packed.bytes)), bias: bias)
    case .nibbles(let bytes, let highFirst, let table):
      .nibbles(try LoadedBytes(bytes), highFirst: highFirst, table: table)
    case .bytes(let bytes, let table): .bytes(try LoadedBytes(bytes), table: table)
    }
  }

  /// The codes of some elements of the flattened matrix.
  func window(_ elements: Range<Int>, columns: Int) throws(TensorError) -> CodeWindow {
    switch self {
    case .packedRows(let packed, let bias):
      let rows = elements.lowerBound / columns..<(elements.upperBound - 1) / columns + 1
      let lineBytes = 4 * packed.lineStep
      let part = try LoadedBytes(lineBytes * rows.lowerBound..<lineBytes * rows.upperBound, of: packed.bytes)
      return CodeWindow(codes: .packedRows(packed.with(part), bias: bias), firstRow: rows.lowerBound)
    case .packedColumns: return CodeWindow(codes: try loaded())
    case .nibbles(let bytes, let highFirst, let table):
      let range = elements.lowerBound / 2..<(elements.upperBound + 1) / 2
      let part = try LoadedBytes(range, of: bytes)
      return CodeWindow(
        codes: .nibbles(part, highFirst: highFirst, table: table), firstElement: 2 * range.lowerBound)
    case .bytes(let bytes, let table):
      return CodeWindow(
        codes: .bytes(try LoadedBytes(elements, of: bytes), table: table), firstElement: elements.lowerBound)
    }
  }
}

/// Codes in memory: all of a matrix's, or those from some row or element on.
struct CodeWindow: Sendable {
  let codes: StoredCodes<LoadedBytes>
  var firstRow = 0
  var firstElement = 0

  /// Writes the codes of a part of a row, as the numbers that they stand for.
  func read(_ row: Int, _ part: Range<Int>, columns: Int, into target: UnsafeMutablePointer<Float>) {
    let first = row * columns + part.lowerBound - firstElement
    switch codes {
    case .packedRows(let packed, let bias):
      cq_packed_line(packed.kernel, row - firstRow, part.lowerBound, part.count, Int32(bias), target)
    case .packedColumns(let packed, let bias):
      cq_packed_across(packed.kernel, row, part.lowerBound, part.count, Int32(bias), target)
    case .nibbles(let bytes, let highFirst, let table):
      cq_nibble_values(bytes.start, highFirst, table, first, part.count, target)
    case .bytes(let bytes, let table?): cq_byte_values(bytes.start.map { $0 + first }, table, part.count, target)
    case .bytes(let bytes, nil): cq_byte_values(bytes.start.map { $0 + first }, nil, part.count, target)
    }
  }
}
