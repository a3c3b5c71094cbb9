import ArgumentParser
import Domain

/// Choices and limits that a plan must respect.
struct TargetOptions: ParsableArguments {
  @Option(.count, "Accelerators in all, or auto for the cheapest count.", valueName: "n|auto")
  var count: RequestArgument?

  @Option(
    .scheme,
    "A quantization scheme (see 'quantplan catalog list schemes'), a mix such as "
      + "w4a16-g128+int8-g128:down_proj,lm_head, or auto.", valueName: "id|auto")
  var scheme: RequestArgument?

  @Option(
    .keyValueCache, "Number format of the KV cache: fp16, bf16, fp8, q8_0, q4_0 or auto.", valueName: "dtype|auto")
  var kvCache: RequestArgument?

  @Option(.requestsPerSecond, "Requests per second that must be served, or none.", valueName: "r")
  var requestRate: RequestArgument?

  @Option(.maximumTimeToFirstTokenSeconds, "Longest median time to the first token, or none.", valueName: "ms")
  var maxTtft: RequestArgument?

  @Option(.maximumTimePerOutputTokenSeconds, "Longest median time per output token, or none.", valueName: "ms")
  var maxTpot: RequestArgument?

  @Option(.maximumUSDPerHour, "Most dollars an hour, or none.", valueName: "usd")
  var maxCostPerHour: RequestArgument?
}
