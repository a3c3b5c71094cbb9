import ArgumentParser
import Domain

/// What the engine is told instead of its defaults.
struct EngineOptions: ParsableArguments {
  @Option(
    .memoryUtilization, "The share of each accelerator's memory that the engine may fill: 0.9, 90%, or auto.",
    valueName: "share|auto")
  var memoryUtilization: RequestArgument?

  @Option(.maximumSequences, "Sequences that a replica runs at once at most, or auto.", valueName: "n|auto")
  var maxSequences: RequestArgument?

  @Option(.maximumBatchedTokens, "Tokens in one forward pass at most, or auto.", valueName: "n|auto")
  var maxBatchedTokens: RequestArgument?

  @Option(
    .offload, "What stays in the host's memory: so many layers, the experts, or the KV cache; nothing by default.",
    valueName: "cpu:layers|cpu:experts|cpu:cache")
  var offload: RequestArgument?
}
