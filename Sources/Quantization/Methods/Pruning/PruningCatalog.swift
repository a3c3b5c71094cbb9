/// Pruning stages by name: how weights are chosen, then how many go.
package enum PruningCatalog {
  /// One name of each kind, for lists and help; other shares and blocks are read too.
  package static let examples = [
    "magnitude-50", "magnitude-2of4", "wanda-50", "wanda-2of4", "sparsegpt-50", "sparsegpt-2of4", "width-25",
  ]

  /// Reads `magnitude-50`, `wanda-2of4`, `sparsegpt-4:8`, `width-25`; nil for what is unknown.
  package static func stage(named name: String) -> (any PruningStage)? {
    let words = name.lowercased().split(separator: "-", maxSplits: 1)
    guard words.count == 2 else { return nil }
    if words[0] == "width" {
      return Int(words[1]).flatMap { (0...100).contains($0) ? WidthPruning(percent: $0) : nil }
    }
    guard let pattern = SparsityPattern(suffix: words[1]) else { return nil }
    switch words[0] {
    case "magnitude": return MagnitudePruning(pattern)
    case "wanda": return WandaPruning(pattern)
    case "sparsegpt": return SparseGPT(pattern)
    default: return nil
    }
  }
}
