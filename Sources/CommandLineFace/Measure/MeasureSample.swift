import ArgumentParser

/// How much of a model is measured.
struct MeasureSample: ParsableArguments {
  private static let usualLimit = 24

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Tensors to measure, a fair sample by class and depth (default: 24, or with --precision as many as it takes).",
      valueName: "n"),
    transform: ArgumentReader.whole(1...1_000_000))
  var samples: Int?

  @Flag(help: "Measure every tensor instead of a sample.")
  var all = false

  @Option(
    name: .customLong("precision"), parsing: .unconditional,
    help: ArgumentHelp(
      "Stop when each scheme's 95 % interval reaches no further than this from its value, as in 5%.",
      valueName: "percent"),
    transform: ArgumentReader.percentage)
  var precisionPercent: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Chooses the sample, and synthetic weights and activations (default: 0).", valueName: "n"),
    transform: ArgumentReader.whole(0...Int.max))
  var seed: Int = 0

  /// Nil for every tensor.
  var limit: Int? { all ? nil : samples ?? (precisionPercent == nil ? Self.usualLimit : nil) }

  /// As a share.
  var precision: Double? { precisionPercent.map { $0 / 100 } }
}
