import Kernels

/// A matrix of codes with scales, read back as values, any range at a time: (code - zero point) * scale.
struct QuantizedTensor: Sendable {
  enum Codes: Sendable {
    /// A stream for each row.
    case packedRows(PackedIntegers, bias: Int)
    /// A stream for each column, with a code for each row.
    case packedColumns(PackedIntegers, bias: Int)
    /// Two codes a byte, and what they mean.
    case nibbles(MappedBytes, highFirst: Bool, table: [Float])
    /// A signed integer a byte, or what each byte means.
    case bytes(MappedBytes, table: [Float]?)
  }

  /// Columns that the storage has; the tensor may be shaped otherwise where its blocks run over the flattened elements.
  let columns: Int
  let codes: Codes
  let scales: ScaleGrid
  var zeros: ZeroPoints?
  /// The group of each column, where groups are not stretches of columns.
  var groupOfColumn: [Int32]?
  /// Groups in a row.
  let groups: Int

  // A tile's words stay in the first-level cache, whichever way they run.
  private static let tileRows = 64
  private static let tileColumns = 1024

  /// Writes a range of the flattened matrix and returns how many values were not finite.
  func read(_ elements: Range<Int>, into target: UnsafeMutablePointer<Float>) -> Int {
    guard !elements.isEmpty else { return 0 }
    var scratch = [Float](repeating: 0, count: 2 * groups)
    return scratch.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      var notFinite = 0
      var position = elements.lowerBound
      while position < elements.upperBound {
        let row = position / columns
        let column = position % columns
        let whole = column == 0 ? (elements.upperBound - position) / columns : 0
        let rows = row..<row + max(min(whole, Self.tileRows), 1)
        let stop = whole > 0 ? columns : min(columns, column + elements.upperBound - position)
        let output = target + (position - elements.lowerBound)
        for first in stride(from: column, to: stop, by: Self.tileColumns) {
          let part = first..<min(first + Self.tileColumns, stop)
          notFinite += readTile(rows, part, into: output + (first - column), base)
        }
        position += (stop - column) * rows.count
      }
      return notFinite
    }
  }

  private func readTile(
    _ rows: Range<Int>, _ part: Range<Int>, into target: UnsafeMutablePointer<Float>,
    _ scratch: UnsafeMutablePointer<Float>
  ) -> Int {
    var notFinite = 0
    for row in rows {
      let output = target + (row - rows.lowerBound) * columns
      readCodes(row, part, into: output)
      notFinite += scale(row, part, output, scratch)
    }
    return notFinite
  }

  private func readCodes(_ row: Int, _ part: Range<Int>, into target: UnsafeMutablePointer<Float>) {
    let first = row * columns + part.lowerBound
    switch codes {
    case .packedRows(let packed, let bias):
      cq_packed_line(packed.kernel, row, part.lowerBound, part.count, Int32(bias), target)
    case .packedColumns(let packed, let bias):
      cq_packed_across(packed.kernel, row, part.lowerBound, part.count, Int32(bias), target)
    case .nibbles(let bytes, let highFirst, let table):
      cq_nibble_values(bytes.start, highFirst, table, first, part.count, target)
    case .bytes(let bytes, let table?): cq_byte_values(bytes.start.map { $0 + first }, table, part.count, target)
    case .bytes(let bytes, nil): cq_byte_values(bytes.start.map { $0 + first }, nil, part.count, target)
    }
  }

  private func scale(
    _ row: Int, _ part: Range<Int>, _ values: UnsafeMutablePointer<Float>, _ scratch: UnsafeMutablePointer<Float>
  ) -> Int {
    let width = scales.columns
    let needed =
      groupOfColumn == nil ? part.lowerBound / width..<(part.upperBound + width - 1) / width : 0..<groups
    scales.read(row: row, groups: needed, into: scratch)
    let zeroScratch = scratch + groups
    zeros?.read(row: row, groups: needed, into: zeroScratch)
    let zeroPointer = zeros == nil ? nil : zeroScratch
    let level = InstructionSet.best.level
    guard let groupOfColumn else {
      let phase = part.lowerBound - needed.lowerBound * width
      return cq_scale_groups(level, values, part.count, phase, width, scratch, zeroPointer)
    }
    return groupOfColumn.withUnsafeBufferPointer {
      cq_scale_gathered(
        level, values, part.count, $0.baseAddress.map { $0 + part.lowerBound }, scratch, zeroPointer)
    }
  }
}

extension MappedBytes {
  var start: UnsafePointer<UInt8>? { buffer.baseAddress?.assumingMemoryBound(to: UInt8.self) }
}
