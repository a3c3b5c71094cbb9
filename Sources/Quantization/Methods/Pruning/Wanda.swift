/// The weights of least |w| · √(mean x²) go, compared within each output row or each few neighbours; the rest stay as
/// they are.
///
/// Source: M. Sun et al. 2023, arXiv:2306.11695.
package struct WandaPruning: PruningStage {
  package let pattern: SparsityPattern

  package init(_ pattern: SparsityPattern) { self.pattern = pattern }

  package var id: String { "wanda-\(pattern.suffix)" }
  package var title: String { "\(pattern.words) pruned by Wanda" }
  package var calibration: CalibrationNeed { .columnSecondMoments }

  package func prune(_ layer: Layer) throws -> PrunedWeights {
    let factors = try layer.activations(for: id, needing: calibration).columns.meanSquares.map { $0.squareRoot() }
    return try ScoredPruning(layer: layer, pattern: pattern, columnFactors: factors).prune(among: .row)
  }
}
