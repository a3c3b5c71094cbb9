import Domain
import Quantities
import Quantization
import StyledText

/// How much of the weights a measurement saw, in sentences: what it speaks for, what it doesn't, and what it lacks.
enum SeenWeights {
  private static let depths = ["in the first third", "in the middle", "in the last third"]

  static func lines(_ summary: MeasurementSummary) -> [Line] {
    [measured(summary), rounded(summary), leftOut(summary), missing(summary) ?? blind(summary)].compactMap(\.self)
  }

  private static func measured(_ summary: MeasurementSummary) -> Line? {
    let seen = summary.seen
    guard seen.tensorsInPopulation > 0 else { return nil }
    let kinds = seen.strata + seen.unseen.count
    let (count, all) = (NumberText.grouped(seen.tensors), NumberText.counted(seen.tensorsInPopulation, "tensor"))
    return Line(
      "Measured: \(count) of \(all) to be quantized, \(share(seen.parameterShare)) of their weights; "
        + "\(NumberText.grouped(seen.strata)) of \(NumberText.counted(kinds, "kind")) by class and depth.", .dim)
  }

  /// How t² of methods comes about that were tried on a sample only.
  private static func rounded(_ summary: MeasurementSummary) -> Line? {
    let told = summary.schemes.filter { $0.tensorsRounded > $0.tensorsMeasured }
    guard let first = told.first else { return nil }
    var methods: [String] = []
    for scheme in told where !methods.contains(scheme.method) { methods.append(scheme.method) }
    return Line(
      "t² of \(methods.joined(separator: ", ")): what rounding to nearest makes of "
        + "\(NumberText.counted(first.tensorsRounded, "tensor")), times their ratio to it in the sample.", .dim)
  }

  private static func leftOut(_ summary: MeasurementSummary) -> Line? {
    let parts = summary.leftOut.filter { $0.parameterShare >= 0.0005 }
    guard !parts.isEmpty else { return nil }
    let words = parts.map { "\($0.tensorClass.words) \(share($0.parameterShare))" }.joined(separator: ", ")
    return Line("Not measured, and left as they are: \(words) of all weights.", .dim)
  }

  /// Why there is no value for the whole.
  private static func missing(_ summary: MeasurementSummary) -> Line? {
    let unseen = summary.seen.unseen
    guard let first = unseen.first, summary.seen.tensors > 0 else { return nil }
    let place = [first.tensorClass.words, first.depth.map { depths[$0] }].compactMap(\.self).joined(separator: " ")
    let others = unseen.count > 1 ? " and \(NumberText.counted(unseen.count - 1, "other"))" : ""
    let enough = summary.seen.strata + unseen.count
    return Line(
      "No value for the whole: \(place)\(others) not seen. --samples \(enough) sees each once, "
        + "\(min(2 * enough, summary.seen.tensorsInPopulation)) each twice, which gives a fair interval.", .warning)
  }

  /// What an interval can't know of weights that were only rounded.
  private static func blind(_ summary: MeasurementSummary) -> Line? {
    let isSample = summary.schemes.contains { $0.tensorsMeasured < $0.tensorsInPopulation && $0.tensorsRounded == 0 }
    guard isSample, !summary.isSynthetic else { return nil }
    return Line("A tensor that errs far more than its kind counts only if it was seen; --all sees each.", .dim)
  }

  private static func share(_ share: Double) -> String {
    share > 0.995 && share < 1 ? ">99 %" : NumberText.percent(share, share < 0.01 ? 1 : 0)
  }
}
