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
    gram: [Float], count: Int, order: ColumnOrder, workers: Int, isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    var diagonal = (0..<count).map { 2 * gram[$0 * count + $0] }
    isDead = diagonal.map { $0 == 0 }
    for column in 0..<count where isDead[column] { diagonal[column] = 1 }
    let places = Self.places(diagonal, order)
    self.order = places
    let damp = Self.damping * Float(diagonal.reduce(0) { $0 + Double($1) } / Double(max(1, count)))
    var matrix = [Float](unsafeUninitializedCapacity: count * count) { buffer, size in
      // Backwards: the inverse of the lower factor of the reversed matrix is U reversed.
      for row in 0..<count {
        let source = places[count - 1 - row] * count
        for column in 0...row {
          buffer[row * count + column] = 2 * gram[source + places[count - 1 - column]]
        }
        for column in row + 1..<max(row + 1, count) { buffer[row * count + column] = 0 }
        buffer[row * count + row] = diagonal[places[count - 1 - row]] + damp
      }
      size = count * count
    }
    let library = try OpenBLAS.shared(threads: 1)
    let inverse = TiledInverse(order: count, workers: workers, library: library, isCancelled: isCancelled)
    if try inverse.run(&matrix), matrix.allSatisfy(\.isFinite) {
      matrix.reverse()
      upper = matrix
    } else {
      upper = nil
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
