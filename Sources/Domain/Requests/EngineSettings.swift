/// What an engine is told instead of its defaults; nil leaves one as it is.
package struct EngineSettings: Sendable, Hashable {
  /// The share of the device's memory that it may fill.
  package var memoryUtilization: Double?
  /// Sequences that one scheduler runs at once.
  package var sequences: Int?
  /// Tokens in one forward pass.
  package var batchedTokens: Int?
  /// What it leaves in the host's memory; nil for nothing.
  package var offload: Offload?

  package init() {}
}
