import ArgumentParser
import Domain

/// Choices that count where models are ranked.
struct RankingOptions: ParsableArguments {
  @Option(.count, "Accelerators in all (default: 1), or auto for as many as each model needs.", valueName: "n|auto")
  var count: RequestArgument?

  @Option(
    .keyValueCache, "Number format of the KV cache, as the engine has it (fp8, q8_0, int8, ...), or auto.",
    valueName: "dtype|auto")
  var kvCache: RequestArgument?
}
