import LinearAlgebra
import Tensors

/// Masks from a score for each weight: |w| times a factor of its column.
struct ScoredPruning {
  let layer: Layer
  let pattern: SparsityPattern
  /// What each column's magnitudes are multiplied by; nil for 1.
  let columnFactors: [Float]?

  /// Which weights compete for their places.
  enum Scope { case layer, row }

  /// Takes the share with the smallest scores away: of the whole layer, of each row, or of each few neighbours.
  func prune(among scope: Scope) throws -> PrunedWeights {
    let mask = PruningMask(isKept: try kept(among: scope))
    return PrunedWeights(weights: mask.applied(to: layer.weights), mask: mask)
  }

  private func kept(among scope: Scope) throws -> [Bool] {
    let shape = layer.shape
    var kept = [Bool](repeating: true, count: shape.elementCount)
    try kept.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      switch (pattern, scope) {
      case (.unstructured, .layer):
        var selection = RankSelection()
        let scores = self.scores(0..<shape.rows)
        scores.withUnsafeBufferPointer { selection.clearSmallest(pattern.removed(of: $0.count), of: $0, in: base) }
      case (.unstructured, .row), (.columns, _):
        try forEachRow(SharedMatrix(base: base, stride: shape.columns)) { scores, line, selection in
          selection.clearSmallest(pattern.removed(of: scores.count), of: scores, in: line)
        }
      case (.blocks(let count, let length), _):
        try forEachRow(SharedMatrix(base: base, stride: shape.columns)) { scores, line, _ in
          Self.clearBlocks(scores, line, kept: count, length: length)
        }
      }
    }
    return kept
  }

  private func scores(_ rows: Range<Int>) -> [Float] {
    let columns = layer.shape.columns
    return [Float](unsafeUninitializedCapacity: rows.count * columns) { buffer, size in
      layer.weights.withUnsafeBufferPointer { weights in
        let factors = columnFactors ?? [Float](repeating: 1, count: columns)
        for row in 0..<rows.count {
          let source = (rows.lowerBound + row) * columns
          for column in 0..<columns {
            buffer[row * columns + column] = weights[source + column].magnitude * factors[column]
          }
        }
      }
      size = rows.count * columns
    }
  }

  /// Calls for each row, some rows at a time a worker.
  private func forEachRow(
    _ kept: SharedMatrix<Bool>,
    _ body: @Sendable (UnsafeBufferPointer<Float>, UnsafeMutablePointer<Bool>, inout RankSelection) -> Void
  ) throws {
    let (rows, columns, height) = (layer.shape.rows, layer.shape.columns, 64)
    _ = try layer.work.map(count: (rows + height - 1) / height, makeScratch: { RankSelection() }) { index, selection in
      let part = index * height..<min((index + 1) * height, rows)
      scores(part).withUnsafeBufferPointer { scores in
        for row in part {
          let first = (row - part.lowerBound) * columns
          body(UnsafeBufferPointer(rebasing: scores[first..<first + columns]), kept.at(row, 0), &selection)
        }
      }
    }
  }

  /// In each full block the largest scores stay; of equal ones the later.
  private static func clearBlocks(
    _ scores: UnsafeBufferPointer<Float>, _ line: UnsafeMutablePointer<Bool>, kept: Int, length: Int
  ) {
    var first = 0
    while first + length <= scores.count {
      for index in first..<first + length {
        var larger = 0
        for other in first..<index { larger += scores[other] > scores[index] ? 1 : 0 }
        for other in index + 1..<first + length { larger += scores[other] >= scores[index] ? 1 : 0 }
        line[index] = larger < kept
      }
      first += length
    }
  }
}
