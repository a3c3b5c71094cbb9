import LinearAlgebra
import Synchronization

/// The inputs X that a layer saw for some tokens, and what methods ask of them, each worked out once.
package final class LayerActivations: Sendable {
  /// Where they come from: a file, or words that say that they are synthetic.
  package let label: String
  package let isSynthetic: Bool
  package let tokenCount: Int
  /// Inputs of the layer.
  package let columnCount: Int
  /// X, token after token: tokens × columns, finite.
  package let values: [Float]

  private static let widestWithBothFactors = 8192

  private struct Cache {
    var columns: ColumnStatistics?
    var gram: [Float]?
    var factors: [ColumnOrder: InverseFactor] = [:]
  }

  private let cache = Mutex(Cache())

  /// Nil unless there are values, as many as the shape says.
  package init?(label: String, isSynthetic: Bool, tokenCount: Int, columnCount: Int, values: [Float]) {
    guard tokenCount > 0, columnCount > 0, values.count == tokenCount * columnCount else { return nil }
    self.label = label
    self.isSynthetic = isSynthetic
    self.tokenCount = tokenCount
    self.columnCount = columnCount
    self.values = values
  }

  /// Means and ranges of each input.
  package var columns: ColumnStatistics {
    cache.withLock { cache in
      if let known = cache.columns { return known }
      let statistics = ColumnStatistics(values, columnCount: columnCount)
      cache.columns = statistics
      return statistics
    }
  }

  /// XᵀX, columns × columns.
  package func gram(workers: Int) throws(LinearAlgebraError) -> [Float] {
    try SquareMemory.check(order: columnCount)
    let library = try OpenBLAS.shared()
    return cache.withLock { cache in
      if let known = cache.gram { return known }
      let gram = library.gram(values, columns: columnCount, workers: workers)
      cache.gram = gram
      return gram
    }
  }

  /// What the damped Hessian says of errors, for GPTQ and SparseGPT; worked out once for each order of columns.
  package func inverseFactor(
    _ order: ColumnOrder, _ work: WorkContext
  ) throws -> InverseFactor {
    if let known = cache.withLock({ $0.factors[order] }) { return known }
    let factor = try InverseFactor(
      gram: try gram(workers: work.workers), count: columnCount, order: order, work)
    cache.withLock { cache in
      // Two of a wide layer's would take gigabytes.
      if columnCount > Self.widestWithBothFactors { cache.factors.removeAll() }
      cache.factors[order] = factor
    }
    return factor
  }
}

/// What is known of each input of a layer.
package struct ColumnStatistics: Sendable, Hashable {
  /// Mean of x².
  package let meanSquares: [Float]
  /// Mean of |x|.
  package let meanMagnitudes: [Float]
  package let lowest: [Float]
  package let highest: [Float]

  /// max |x|.
  package var largestMagnitudes: [Float] { zip(lowest, highest).map { max(-$0, $1) } }

  init(_ values: [Float], columnCount: Int) {
    var squares = [Double](repeating: 0, count: columnCount)
    var magnitudes = squares
    var lowest = [Float](repeating: .infinity, count: columnCount)
    var highest = [Float](repeating: -.infinity, count: columnCount)
    values.withUnsafeBufferPointer { buffer in
      for start in stride(from: 0, to: buffer.count, by: columnCount) {
        for column in 0..<columnCount {
          let value = buffer[start + column]
          squares[column] += Double(value) * Double(value)
          magnitudes[column] += Double(value.magnitude)
          lowest[column] = min(lowest[column], value)
          highest[column] = max(highest[column], value)
        }
      }
    }
    let tokens = Double(values.count / columnCount)
    meanSquares = squares.map { Float($0 / tokens) }
    meanMagnitudes = magnitudes.map { Float($0 / tokens) }
    self.lowest = lowest
    self.highest = highest
  }
}
