import ArgumentParser

/// What `fit` looks at, beside the model.
struct FitSubjectOptions: ParsableArguments {
  @Option(
    name: .customLong("on"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Accelerators, by commas or repeated, this for what this machine has; for a model none need be named "
        + "(default: l4,l40s,a100-sxm-80gb,h100-sxm,h200-sxm,b200,mi300x).",
      valueName: "hardware,..."))
  var accelerators: [String] = []

  @Option(
    name: .customLong("scheme"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Only these schemes, by commas or repeated.", valueName: "id,..."))
  var schemes: [String] = []
}
