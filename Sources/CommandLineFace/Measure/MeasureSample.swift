import ArgumentParser
import Quantization

/// How much of a model is measured.
struct MeasureSample: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Tensors to measure and no others, a fair sample by class and depth (default: all where weights are only "
        + "rounded; of other methods \(SampleExtent.costlyTensors) or one of each class and third, told by what rounding "
        + "makes of all; of synthetic weights one of each).",
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

  var extent: SampleExtent {
    let most = all ? nil : samples
    if let precisionPercent { return .untilPrecise(precisionPercent / 100, most: most) }
    return all ? .all : most.map { .tensors($0) } ?? .usual
  }
}
