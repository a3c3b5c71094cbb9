import ArgumentParser
import Domain

/// What a plan is about, beside the model.
struct SubjectOptions: ParsableArguments {
  @Option(
    .accelerator,
    "Accelerators to run on: one, a list (l4,l40s), a pattern (h*-sxm*), a vendor, any, or this for what this machine has "
      + "(default: h100-sxm).",
    valueName: "hardware")
  var accelerator: RequestArgument?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Plan again what an exported plan asked (- is standard input); other options change it.", valueName: "plan.json"))
  var from: String?

  @Option(
    .weights,
    "Measure the quality on these weights (.safetensors, .gguf, index, folder, or a .jsonl of measurements).",
    valueName: "path")
  var weights: RequestArgument?

  @Option(
    .weightsPolicy, "Whether to measure weights now or to use only what is recorded: measure or recorded.",
    valueName: "policy")
  var weightsPolicy: RequestArgument?
}
