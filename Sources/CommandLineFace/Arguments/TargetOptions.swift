import ArgumentParser
import Domain

/// Choices and limits that a plan must respect.
struct TargetOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Accelerators in all, or auto for the cheapest count.", valueName: "n|auto"),
    transform: ArgumentReader.wholeOrAutomatic(1...100_000))
  var count: Choice<Int>?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A quantization scheme (see 'quantplan catalog list schemes'), a mix such as "
        + "w4a16-g128+int8-g128:down_proj,lm_head, or auto.", valueName: "id|auto"),
    transform: ArgumentReader.nameOrAutomatic)
  var scheme: Choice<String>?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Number format of the KV cache: fp16, bf16, fp8, q8_0, q4_0 or auto.", valueName: "dtype|auto"),
    transform: ArgumentReader.keyValueCache)
  var kvCache: Choice<KeyValueCacheFormat>?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Requests per second that must be served, or none.", valueName: "r"),
    transform: ArgumentReader.limit(upTo: 1e6, unit: "requests per second"))
  var requestRate: Choice<Double>?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Longest median time to the first token, or none.", valueName: "ms"),
    transform: ArgumentReader.limit(upTo: 1e9, unit: "milliseconds"))
  var maxTtft: Choice<Double>?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Longest median time per output token, or none.", valueName: "ms"),
    transform: ArgumentReader.limit(upTo: 1e9, unit: "milliseconds"))
  var maxTpot: Choice<Double>?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Most dollars an hour, or none.", valueName: "usd"),
    transform: ArgumentReader.limit(upTo: 1e9, unit: "dollars"))
  var maxCostPerHour: Choice<Double>?
}
