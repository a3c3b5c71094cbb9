import ArgumentParser
import Domain

/// What a deployment costs beyond its rent: work done once, a horizon, a hosted service beside it.
struct LifeOptions: ParsableArguments {
  @Option(.spareReplicas, "Replicas beside those that serve the load, for when one fails.", valueName: "n")
  var spare: RequestArgument?

  @Option(
    .horizonSeconds, "Add up costs over this time, work done once beside inference: 12mo, 3y, or none.",
    valueName: "time")
  var horizon: RequestArgument?

  @Option(
    .oneTimeWork, "Work done once that counts beside what the scheme needs: qat, pruning, distillation, qlora, ...",
    valueName: "work,...")
  var oneTime: RequestArgument?

  @Option(
    .apiPrice, "Dollars per million tokens in and out on a hosted service, 0.5:1.5, or one number for both.",
    valueName: "in:out")
  var apiPrice: RequestArgument?
}
