import LinearAlgebra

/// In which order columns are rounded.
package enum ColumnOrder: Sendable, Hashable, CaseIterable {
  /// As they lie in the row.
  case natural
  /// Those first whose inputs have the most energy: "act-order".
  case descendingEnergy
}

/// The upper triangular U with H⁻¹ = UᵀU for a layer's damped Hessian H, columns in some order.
///
/// H = 2 XᵀX; an input that was always zero counts as 1 on the diagonal; then 1 % of the diagonal's mean is added to it.
/// U holds for each column what its error means to the columns after it.
package struct InverseFactor: Sendable {
  /// The column of the matrix that is at each place.
  package let order: [Int]
  /// U, row after row; nil where H is not positive definite.
  package let upper: [Float]?
  /// Whether each column's input was always zero, by the matrix's own columns.
  package let isDead: [Bool]

  /// The share of the diagonal's mean that is added to it.
  static let damping: Float = 0.01

  /// - Parameter gram: XᵀX of `count` columns.
  init(
    gram: [Float], count: Int, order: ColumnOrder, _ work: WorkContext
  ) throws {
    var diagonal = (0..<count).map { 2 * gram[$0 * count + $0] }
    isDead = diagonal.map { $0 == 0 }
    for column in 0..<count where isDead[column] { diagonal[column] = 1 }
    let places = Self.places(diagonal, order)
    self.order = places
    let damp = Self.damping * Float(diagonal.reduce(0) { $0 + Double($1) } / Double(max(1, count)))
    // Backwards: the inverse of the lower factor of the reversed matrix is U reversed.
    let backwards = Array(places.reversed())
    var matrix = Self.lower(gram, diagonal.map { $0 + damp }, order: backwards, workers: work.workers)
    let library = try OpenBLAS.shared()
    let inverse = TiledInverse(order: count, work: work, library: library)
    let isDefinite = try inverse.run(&matrix) && Self.reverse(&matrix, order: count, workers: work.workers)
    upper = isDefinite ? matrix : nil
  }

  /// The lower triangle of H in some order, zeros above.
  private static func lower(_ gram: [Float], _ diagonal: [Float], order: [Int], workers: Int) -> [Float] {
    let count = order.count
    return [Float](unsafeUninitializedCapacity: count * count) { buffer, size in
      size = count * count
      guard let base = buffer.baseAddress else { return }
      let target = SharedMatrix(base: base, stride: count)
      RowSlabs(rows: count, workers: workers).map { rows in
        gram.withUnsafeBufferPointer { gram in
          for row in rows {
            let line = target.at(row, 0)
            let source = order[row] * count
            for column in 0..<row { line[column] = 2 * gram[source + order[column]] }
            line[row] = diagonal[order[row]]
            (line + row + 1).update(repeating: 0, count: count - row - 1)
          }
        }
      }
    }
  }

  /// Turns a matrix round in both directions; false where some of it is not a number.
  private static func reverse(_ matrix: inout [Float], order: Int, workers: Int) -> Bool {
    matrix.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return true }
      let matrix = SharedMatrix(base: base, stride: order)
      let isFinite = RowSlabs(rows: (order + 1) / 2, workers: workers).map { rows in
        var isFinite = true
        for row in rows {
          let (upper, lower) = (matrix.at(row, 0), matrix.at(order - 1 - row, 0))
          let isMiddle = row == order - 1 - row
          for column in 0..<(isMiddle ? (order + 1) / 2 : order) {
            let (first, second) = (upper[column], lower[order - 1 - column])
            isFinite = isFinite && first.isFinite && second.isFinite
            (upper[column], lower[order - 1 - column]) = (second, first)
          }
        }
        return isFinite
      }
      return isFinite.allSatisfy(\.self)
    }
  }

  private static func places(_ diagonal: [Float], _ order: ColumnOrder) -> [Int] {
    let columns = Array(diagonal.indices)
    switch order {
    case .natural: return columns
    case .descendingEnergy: return columns.sorted { (diagonal[$1], $0) < (diagonal[$0], $1) }
    }
  }
}
