import Quantities
import Quantization
import TerminalModel

/// Measured errors as rows of text: what each scheme costs over the model, then tensor by tensor.
package enum MeasurementTable {
  package static let summaryColumns = [
    TextTable.Column("Scheme"), .init("Method"), .init("Bits", .right), .init("t²", .right),
    .init("95 % interval", .right), .init("√t²", .right), .init("Tensors", .right),
  ]

  package static func summaryCells(_ scheme: MeasurementSummary.Scheme) -> [Line] {
    let error = scheme.relativeSquaredError
    return [
      Line(scheme.scheme, .accent), Line(scheme.method), number(scheme.bitsPerWeight, 4), number(error?.likely, 3),
      Line(interval(error)), Line(error.map { NumberText.percent($0.likely.squareRoot(), 2) } ?? unknown),
      Line("\(NumberText.grouped(scheme.tensorsMeasured)) of \(NumberText.grouped(scheme.tensorsInPopulation))"),
    ]
  }

  package static let columns = [
    TextTable.Column("Tensor"), .init("Shape"), .init("Scheme"), .init("Bits", .right), .init("t²", .right),
    .init("SQNR dB", .right), .init("Cosine", .right), .init("Max error", .right),
  ]

  package static func cells(_ result: MeasurementResult) -> [Line] {
    let metrics = result.metrics
    return [
      Line(result.tensor), Line(result.shape.map { String($0) }.joined(separator: "×")), Line(result.scheme),
      number(result.bitsPerWeight, 4), number(metrics.relativeSquaredError, 3), decibels(metrics.signalToNoiseDecibels),
      Line(metrics.cosineSimilarity.map { NumberText.fixed($0, 5) } ?? unknown),
      number(metrics.maximumAbsoluteError, 3),
    ]
  }

  /// The whole report: what was read, the summary, the rows, what was skipped.
  package static func lines(_ report: MeasurementRun.Report, width: Int) -> [Line] {
    var summary = TextTable(summaryColumns)
    for scheme in report.summary.schemes { summary.add(summaryCells(scheme)) }
    return origin(report.summary).flatMap { TextLayout.wrapped($0, width: width) } + [""] + summary.lines(width: width)
      + TextLayout.wrapped(Line(caption, .dim), width: width)
      + tensors(report.results, width: width) + skipped(report.summary, width: width)
  }

  /// Each tensor's name and shape on a line of their own, its schemes below.
  private static func tensors(_ results: [MeasurementResult], width: Int) -> [Line] {
    guard !results.isEmpty else { return [] }
    var table = TextTable(columns.dropFirst(2).map { $0 })
    for result in results {
      let cells = cells(result).dropFirst(2)
      table.add([Line("  ") + (cells.first ?? "")] + cells.dropFirst())
    }
    let rows = table.lines(width: width)
    var lines: [Line] = ["", Line("  ") + rows[0]]
    var last: String?
    for (result, row) in zip(results, rows.dropFirst()) {
      if result.tensor != last {
        let shape = result.shape.map { String($0) }.joined(separator: "×")
        lines += TextLayout.wrapped(Line(result.tensor, .accent) + Line("  " + shape, .dim), width: width)
      }
      lines.append(row)
      last = result.tensor
    }
    return lines
  }

  package static let caption =
    "Bits: a weight, scales included. t² = ‖W−Ŵ‖²/‖W‖²; of a scheme, over all matrices that recipes quantize."

  /// Where the weights came from; synthetic ones are called so first of all.
  package static func origin(_ summary: MeasurementSummary) -> [Line] {
    var lines = [Line("Weights: \(summary.source)", summary.isSynthetic ? .warning : .heading)]
    if summary.isSynthetic {
      lines.append(Line("Synthetic weights have the model's shapes, not its values: compare schemes with them.", .dim))
    }
    if summary.isPartial { lines.append(Line("Stopped early: only what was measured until then.", .warning)) }
    if summary.notFiniteCount > 0 {
      let count = NumberText.grouped(summary.notFiniteCount)
      lines.append(Line("\(count) weights are NaN or infinite and were left out.", .warning))
    }
    return lines
  }

  private static func skipped(_ summary: MeasurementSummary, width: Int) -> [Line] {
    guard !summary.skipped.isEmpty else { return [] }
    return ["", Line("Skipped", .heading)]
      + summary.skipped.flatMap { skip in
        TextLayout.wrapped(Line("  \(skip.tensor), \(skip.scheme): \(skip.reason)", .dim), width: width)
      }
  }

  private static let unknown = "–"

  private static func number(_ value: Double?, _ digits: Int) -> Line {
    Line(value.map { NumberText.scientific($0, digits) } ?? unknown)
  }

  private static func decibels(_ value: Double?) -> Line {
    Line(value.map { $0.isFinite ? NumberText.fixed($0, 1) : "exact" } ?? unknown)
  }

  private static func interval(_ error: ErrorInterval?) -> String {
    guard let low = error?.low, let high = error?.high else { return unknown }
    return low == high ? "exact" : NumberText.scientific(low) + "–" + NumberText.scientific(high)
  }
}
