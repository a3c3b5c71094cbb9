import Quantities
import Quantization
import StyledText
import Tensors

/// Weights from the middle of a tensor as a histogram, with the levels that a format offers them.
///
/// The levels are those in use in the block with the largest of the weights, rounded to nearest, so that they span
/// what is drawn.
package struct WeightHistogram: Sendable, Hashable {
  package let tensor: String
  package let scheme: String
  package let rows: Range<Int>
  package let weights: [Float]
  /// Ascending, each once.
  package let levels: [Float]

  private static let height = 6
  private static let shownTensors = 3
  /// Enough for a smooth outline.
  private static let shownWeights = 65536

  /// One for each scheme on the first measured tensors.
  package static func all(of run: MeasurementRun, report: MeasurementRun.Report) throws -> [WeightHistogram] {
    let measured = Set(report.results.map(\.tensor))
    let tensors = run.plan.sample.filter { measured.contains($0.name) && $0.matrix.columns > 1 }.prefix(shownTensors)
    return try tensors.flatMap { tensor in
      try run.schemes.compactMap { scheme in
        try scheme.format(for: tensor).flatMap {
          try WeightHistogram(tensor, of: run.source, scheme: scheme.id, format: $0)
        }
      }
    }
  }

  /// Nil where the format cannot hold the rows.
  package init?(
    _ tensor: TensorDescriptor, of source: any TensorSource, scheme: String, format: any Codec
  ) throws {
    let columns = tensor.matrix.columns
    let count = min(tensor.matrix.rows, max(1, Self.shownWeights / max(columns, 1)))
    let first = (tensor.matrix.rows - count) / 2
    var weights = [Float](repeating: 0, count: count * columns)
    try weights.withUnsafeMutableBufferPointer { buffer in
      _ = try source.read(first * columns..<(first + count) * columns, of: tensor, into: buffer)
    }
    let shape = MatrixShape(rows: count, columns: columns)
    guard var quantizer = try? format.quantizer(for: shape, using: .best) else { return nil }
    let dequantized = weights.withUnsafeBufferPointer { buffer in
      quantizer.surveyWhole(buffer)
      return quantizer.encode(buffer).dequantized
    }
    let block = max(1, min(quantizer.blockElements, weights.count))
    let largest = weights.indices.max { abs(weights[$0]) < abs(weights[$1]) } ?? 0
    let start = largest / block * block
    self.tensor = tensor.name
    self.scheme = scheme
    rows = first..<first + count
    self.weights = weights
    levels = Array(Set(dequantized[start..<min(start + block, weights.count)])).sorted()
  }

  /// A title, the columns, the levels below them and the ends of the scale.
  package func lines(width: Int) -> [Line] {
    let width = max(20, min(width, 78) - 2)
    let reach = max(weights.map(abs).max() ?? 0, levels.map(abs).max() ?? 0)
    guard reach > 0 else { return [title, Line("  all weights are zero", .dim)] }
    let bins = Self.counts(weights, reach: reach, bins: width)
    let steps: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let top = bins.max() ?? 1
    let filled = bins.map { count in
      count == 0 ? 0 : max(1, Int((Double(count) / Double(top) * Double(Self.height * steps.count)).rounded()))
    }
    let chart = (0..<Self.height).reversed().map { level in
      Line("  " + String(filled.map { Self.cell($0 - level * steps.count, steps) }), .accent)
    }
    let marks = Self.counts(levels, reach: reach, bins: width).map { $0 == 0 ? Character(" ") : "▲" }
    return [title] + chart + [Line("  " + String(marks), .warning), scale(reach: reach, width: width)]
  }

  private var title: Line {
    Line(tensor, .accent)
      + Line(
        "  \(NumberText.grouped(weights.count)) weights, \(scheme): \(NumberText.counted(levels.count, "level")) in use",
        .dim)
  }

  private func scale(reach: Float, width: Int) -> Line {
    let end = NumberText.scientific(Double(reach))
    let left = "−" + end
    let gaps = max(2, width - left.count - end.count - 1)
    let before = max(1, (width - 1) / 2 - left.count)
    return Line(
      "  " + left + String(repeating: " ", count: before) + "0"
        + String(repeating: " ", count: max(1, gaps - before)) + end, .dim)
  }

  private static func cell(_ filled: Int, _ steps: [Character]) -> Character {
    filled <= 0 ? " " : steps[min(filled, steps.count) - 1]
  }

  /// How many values lie in each of equal parts of −reach … reach.
  private static func counts(_ values: [Float], reach: Float, bins: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: bins)
    for value in values where value.isFinite {
      let place = Int((value / reach + 1) / 2 * Float(bins))
      counts[min(max(place, 0), bins - 1)] += 1
    }
    return counts
  }
}
