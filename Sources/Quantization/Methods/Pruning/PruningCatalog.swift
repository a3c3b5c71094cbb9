/// Pruning stages by name: which weights go, then how many.
package enum PruningCatalog {
  /// One name of each kind, for lists and help.
  package static let examples: [String] = []

  /// Reads `magnitude-50`, `wanda-2of4`; nil for what is unknown.
  package static func stage(named name: String) -> (any PruningStage)? { nil }
}
