import ArgumentParser
import Domain

/// Parts of a layout that the planner would choose; count = tensor × pipeline × data parallel × replicas.
struct LayoutOptions: ParsableArguments {
  @Option(.tensorParallel, "Ranks that share every layer, or auto.", valueName: "n|auto")
  var tensorParallel: RequestArgument?

  @Option(.pipelineParallel, "Stages that hold different layers, or auto.", valueName: "n|auto")
  var pipelineParallel: RequestArgument?

  @Option(
    .dataParallel, "Groups with attention and caches of their own that share the experts, or auto.",
    valueName: "n|auto")
  var dataParallel: RequestArgument?

  @Option(
    .expertParallel,
    "Ranks that hold whole experts, tensor × data parallel of them; 1 slices experts. It doesn't multiply the count.",
    valueName: "n|auto")
  var expertParallel: RequestArgument?

  @Option(.replicas, "Independent copies, or auto.", valueName: "n|auto")
  var replicas: RequestArgument?
}
