/// Where a stored matrix's bits go.
package struct StorageSize: Sendable, Hashable {
  /// Bits of the weights' codes, padding included.
  package var codeBits: Int
  package var scaleBits: Int
  package var zeroPointBits: Int

  package init(codeBits: Int, scaleBits: Int = 0, zeroPointBits: Int = 0) {
    self.codeBits = codeBits
    self.scaleBits = scaleBits
    self.zeroPointBits = zeroPointBits
  }

  /// At most the largest integer.
  package var totalBits: Int {
    [scaleBits, zeroPointBits].reduce(codeBits) { sum, part in
      let (total, overflow) = sum.addingReportingOverflow(part)
      return overflow ? .max : total
    }
  }
}

extension StorageFormat {
  /// Stored bits of a matrix of rows × columns in this format or what its width falls back to, everything included.
  package func bits(rows: Int, columns: Int) -> Double {
    if let fallback = fallback(columns: columns) {
      return Double(rows) * Double(columns) * fallback.bitsPerElement
    }
    let parts = parts(rows: rows, columns: columns)
    return parts.codes + parts.zeroPoints + parts.scales
  }

  /// Stored bits over elements.
  package func bitsPerWeight(rows: Int, columns: Int) -> Double {
    bits(rows: rows, columns: columns) / (Double(rows) * Double(columns))
  }

  /// The parts of a matrix of rows × columns in this very format, whether or not its blocks fill the rows.
  package func size(rows: Int, columns: Int) -> StorageSize {
    let parts = parts(rows: rows, columns: columns)
    func whole(_ bits: Double) -> Int { Int(exactly: bits.rounded(.up)) ?? .max }
    return StorageSize(
      codeBits: whole(parts.codes), scaleBits: whole(parts.scales), zeroPointBits: whole(parts.zeroPoints))
  }

  private func parts(rows: Int, columns: Int) -> (codes: Double, scales: Double, zeroPoints: Double) {
    let elements = Double(rows) * Double(columns)
    let groups = granularity.map { $0.scales(rows: rows, columns: columns) } ?? 0
    var scales = groups * scaleBits
    if let outerScale { scales += outerScale.totalBits(elements: elements) }
    return (codeBits(rows: rows, columns: columns), scales, zeroPointBits(groups: groups, rows: rows))
  }

  private func codeBits(rows: Int, columns: Int) -> Double {
    let elements = Double(rows) * Double(columns)
    if let sparsity { return elements * sparsity.kept * (elementBits + sparsity.indexBitsPerKept) }
    return switch packing {
    case .dense: elements * elementBits
    case .bytes: (elements * elementBits).filled(to: 8)
    case .words: Double(rows) * (Double(columns) * elementBits).filled(to: 32)
    case .tenAWord: elements.filled(to: 10) / 10 * 32
    }
  }

  /// Zero points lie one below the other, so that the rows of a column of groups share words.
  private func zeroPointBits(groups: Double, rows: Int) -> Double {
    guard packing == .words, granularity != .tensor, rows > 0 else { return groups * zeroPointBits }
    return groups / Double(rows) * (Double(rows) * zeroPointBits).filled(to: 32)
  }
}

extension StorageFormat.OuterScale {
  fileprivate func totalBits(elements: Double) -> Double {
    bits * (every.map { (elements / Double($0)).rounded(.up) } ?? 1) + offsetBits
  }
}

extension Double {
  /// The next multiple of a unit.
  fileprivate func filled(to unit: Double) -> Double { (self / unit).rounded(.up) * unit }
}
