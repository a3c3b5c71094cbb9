import Kernels

/// A stored weight whose scales are in memory, read back as values, any range at a time.
///
/// Codes are in memory too where a row's lie scattered over the whole tensor; else they are read as they are needed.
struct LoadedTensor: Sendable {
  private let stored: QuantizedTensor
  private let scales: ScaleGrid<LoadedBytes>
  private let zeros: ZeroPoints<LoadedBytes>?
  private let wholeCodes: StoredCodes<LoadedBytes>?

  // A tile's words stay in the first-level cache, whichever way they run.
  private static let tileRows = 64
  private static let tileColumns = 1024
  /// Codes read at a time.
  private static let windowLength = 1 << 17

  init(_ stored: QuantizedTensor) throws(TensorError) {
    self.stored = stored
    scales = try stored.scales.loaded()
    zeros = if let zeros = stored.zeros { try zeros.loaded() } else { nil }
    wholeCodes = stored.codes.hasSeparateRows ? nil : try stored.codes.loaded()
  }

  /// Writes a range of the flattened matrix and returns how many values were not finite.
  func read(_ elements: Range<Int>, into target: UnsafeMutablePointer<Float>) throws(TensorError) -> Int {
    if let wholeCodes {
      return read(elements, CodeWindow(codes: wholeCodes), into: target)
    }
    let columns = stored.columns
    let rows = max(1, Self.windowLength / columns)
    var notFinite = 0
    var first = elements.lowerBound
    while first < elements.upperBound {
      let window = first..<min(elements.upperBound, (first / columns + rows) * columns)
      let codes = try stored.codes.window(window, columns: columns)
      notFinite += read(window, codes, into: target + (first - elements.lowerBound))
      first = window.upperBound
    }
    return notFinite
  }

  private func read(_ elements: Range<Int>, _ window: CodeWindow, into target: UnsafeMutablePointer<Float>) -> Int {
    let columns = stored.columns
    var scratch = [Float](repeating: 0, count: 2 * stored.groups)
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
          notFinite += readTile(rows, part, window, into: output + (first - column), base)
        }
        position += (stop - column) * rows.count
      }
      return notFinite
    }
  }

  private func readTile(
    _ rows: Range<Int>, _ part: Range<Int>, _ window: CodeWindow, into target: UnsafeMutablePointer<Float>,
    _ scratch: UnsafeMutablePointer<Float>
  ) -> Int {
    var notFinite = 0
    for row in rows {
      let output = target + (row - rows.lowerBound) * stored.columns
      window.read(row, part, columns: stored.columns, into: output)
      notFinite += scale(row, part, output, scratch)
    }
    return notFinite
  }

  private func scale(
    _ row: Int, _ part: Range<Int>, _ values: UnsafeMutablePointer<Float>, _ scratch: UnsafeMutablePointer<Float>
  ) -> Int {
    let width = scales.columns
    let needed =
      stored.groupOfColumn == nil
      ? part.lowerBound / width..<(part.upperBound + width - 1) / width : 0..<stored.groups
    scales.read(row: row, groups: needed, into: scratch)
    let zeroScratch = scratch + stored.groups
    zeros?.read(row: row, groups: needed, into: zeroScratch)
    let zeroPointer = zeros == nil ? nil : zeroScratch
    let level = InstructionSet.best.level
    guard let groupOfColumn = stored.groupOfColumn else {
      let phase = part.lowerBound - needed.lowerBound * width
      return cq_scale_groups(level, values, part.count, phase, width, scratch, zeroPointer)
    }
    return groupOfColumn.withUnsafeBufferPointer {
      cq_scale_gathered(
        level, values, part.count, $0.baseAddress.map { $0 + part.lowerBound }, scratch, zeroPointer)
    }
  }
}
