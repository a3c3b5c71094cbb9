/// The smallest weights of a layer go, or the smallest of each few neighbours: no data needed.
package struct MagnitudePruning: PruningStage {
  package let pattern: SparsityPattern

  package init(_ pattern: SparsityPattern) { self.pattern = pattern }

  package var id: String { "magnitude-\(pattern.suffix)" }
  package var title: String { "\(pattern.words) pruned by magnitude" }
  package var calibration: CalibrationNeed { .none }

  package func prune(_ layer: Layer) throws -> PrunedWeights {
    try ScoredPruning(layer: layer, pattern: pattern, columnFactors: nil).prune(among: .layer)
  }
}
