import ArgumentParser
import Domain

/// Choices that a plan must respect.
struct TargetOptions: ParsableArguments {
  @Option(.count, "Accelerators in all, or auto for the cheapest: 1 to 16, then nodes of 8.", valueName: "n|auto")
  var count: RequestArgument?

  @Option(
    .scheme,
    "A quantization scheme (see 'quantplan catalog list schemes'), a mix such as "
      + "w4a16-g128+int8-g128:down_proj,lm_head, or auto.", valueName: "id|auto")
  var scheme: RequestArgument?

  @Option(
    .keyValueCache, "Number format of the KV cache, as the engine has it (fp8, q8_0, int8, ...), or auto.",
    valueName: "dtype|auto")
  var kvCache: RequestArgument?
}
