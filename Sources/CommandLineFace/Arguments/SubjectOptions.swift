import ArgumentParser

/// What a plan is about, beside the model.
struct SubjectOptions: ParsableArguments {
  @Option(
    name: .customLong("on"), parsing: .unconditional,
    help: ArgumentHelp(
      "The accelerator to run on (default: \(RequestBuilder.defaultAccelerator)).", valueName: "hardware"))
  var accelerator: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Plan again what an exported plan asked (- is standard input); other options change it.", valueName: "plan.json"))
  var from: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Measure the quality on these weights (.safetensors, .gguf, index, folder, or a .jsonl of measurements).",
      valueName: "path"))
  var weights: String?
}
