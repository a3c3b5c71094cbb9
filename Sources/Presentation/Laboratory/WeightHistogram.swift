import Documents
import Quantities
import Quantization
import StyledText

/// Weights of a tensor and the levels that a format offers them, as a histogram.
enum WeightHistogram {
  static func histogram(_ levels: WeightLevels) -> Histogram {
    let reach = max(levels.weights.map(abs).max() ?? 0, levels.levels.map(abs).max() ?? 0)
    let details =
      "  \(NumberText.grouped(levels.weights.count)) weights, \(levels.scheme): "
      + "\(NumberText.counted(levels.levels.count, "level")) in use"
    return Histogram(
      title: Line(levels.tensor, .accent) + Line(details, .dim),
      values: levels.weights, marks: levels.levels, reach: reach,
      reachText: NumberText.scientific(Double(reach)), emptyText: "all weights are zero")
  }
}
