import Tensors

/// Whole inputs of a layer go, those of least ‖Xⱼ‖ · ‖W₌ⱼ‖: what they add to the outputs at most.
///
/// What the layer before computes for them can go too, and the matrix is stored narrower. How much accuracy that costs
/// cannot be told from the error of one layer; models are usually trained on after it.
package struct WidthPruning: PruningStage {
  package let pattern: SparsityPattern
  private let percent: Int

  package init(percent: Int) {
    self.percent = min(max(percent, 0), 100)
    pattern = .columns(percent: self.percent)
  }

  package var id: String { "width-\(percent)" }
  package var title: String { "\(pattern.words) removed by activation norm" }
  package var calibration: CalibrationNeed { .columnSecondMoments }

  package func prune(_ layer: Layer) throws -> PrunedWeights {
    let statistics = try layer.activations(for: id, needing: calibration).columns
    let columns = layer.shape.columns
    var energies = [Double](repeating: 0, count: columns)
    for row in 0..<layer.shape.rows {
      for column in 0..<columns {
        let weight = Double(layer.weights[row * columns + column])
        energies[column] += weight * weight
      }
    }
    let scores = zip(energies, statistics.meanSquares).map { Float(($0 * Double($1)).squareRoot()) }
    var stays = [Bool](repeating: true, count: columns)
    var selection = RankSelection()
    stays.withUnsafeMutableBufferPointer { stays in
      scores.withUnsafeBufferPointer { scores in
        guard let base = stays.baseAddress else { return }
        selection.clearSmallest(pattern.removed(of: columns), of: scores, in: base)
      }
    }
    let mask = PruningMask(isKept: (0..<layer.shape.rows).flatMap { _ in stays })
    return PrunedWeights(weights: mask.applied(to: layer.weights), mask: mask)
  }
}
