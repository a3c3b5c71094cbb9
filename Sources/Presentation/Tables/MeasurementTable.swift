import Quantities
import Quantization
import StyledText

/// Measured errors as rows of text: what each scheme costs over the model, then tensor by tensor.
package enum MeasurementTable {
  package static let summaryColumns = [
    TextTable.Column("Scheme"), .init("Method"), .init("Bits", .right), .init("t²", .right),
    .init("95 % interval", .right), .init("√t²", .right), .init("Outputs", .right), .init("Tensors", .right),
  ]

  package static func summaryCells(_ scheme: MeasurementSummary.Scheme) -> [Line] {
    let error = scheme.relativeSquaredError
    return [
      Line(scheme.scheme, .accent), Line(scheme.method), number(scheme.bitsPerWeight, 4), number(error?.likely, 3),
      Line(interval(error)), percent(error), percent(scheme.outputRelativeSquaredError),
      Line("\(NumberText.grouped(scheme.tensorsMeasured)) of \(NumberText.grouped(scheme.tensorsInPopulation))"),
    ]
  }

  package static let columns = [
    TextTable.Column("Tensor"), .init("Shape"), .init("Scheme"), .init("Method"), .init("Bits", .right),
    .init("t²", .right), .init("SQNR dB", .right), .init("Cosine", .right), .init("Max error", .right),
    .init("Outputs", .right),
  ]

  package static func cells(_ result: MeasurementResult) -> [Line] {
    let metrics = result.metrics
    return [
      Line(result.tensor), Line(result.shape.map { String($0) }.joined(separator: "×")), Line(result.scheme),
      Line(result.method), number(result.bitsPerWeight, 4), number(metrics.relativeSquaredError, 3),
      decibels(metrics.signalToNoiseDecibels),
      Line(metrics.cosineSimilarity.map { NumberText.fixed($0, 5) } ?? unknown),
      number(metrics.maximumAbsoluteError, 3),
      Line(result.outputRelativeError.map { NumberText.percent($0, 2) } ?? unknown),
    ]
  }

  /// The whole report: what was read, the summary, what errs most, the rows, pictures, what was skipped.
  package static func lines(
    _ report: MeasurementRun.Report, histograms: [WeightHistogram] = [], width: Int
  ) -> [Line] {
    let summary = report.summary
    let origin: [Line] = origin(summary)
    var lines: [Line] = origin.flatMap { TextLayout.wrapped($0, width: width) }
    lines.append("")
    let outputs = summary.schemes.contains { $0.outputRelativeSquaredError != nil }
    var table = TextTable(summaryColumns.enumerated().filter { outputs || $0.offset != 6 }.map(\.element))
    for scheme in summary.schemes {
      table.add(summaryCells(scheme).enumerated().filter { outputs || $0.offset != 6 }.map(\.element))
    }
    lines += table.lines(width: width) + TextLayout.wrapped(Line(caption, .dim), width: width)
    if outputs { lines += TextLayout.wrapped(Line(outputCaption, .dim), width: width) }
    lines += SensitivityTable.lines(summary, width: width) + tensors(report.results, width: width)
    lines += notes(report).flatMap { TextLayout.wrapped($0, width: width) }
    for histogram in histograms { lines += [""] + histogram.lines(width: width) }
    return lines + skipped(summary, width: width)
  }

  /// Each tensor's name and shape on a line of their own, its schemes below.
  private static func tensors(_ results: [MeasurementResult], width: Int) -> [Line] {
    guard !results.isEmpty else { return [] }
    // What is the same for all rows needs no column.
    let hidden =
      (Set(results.map(\.method)).count == 1 ? [3] : [])
      + (results.allSatisfy { $0.outputRelativeError == nil } ? [9] : [])
    let shown = columns.indices.dropFirst(2).filter { !hidden.contains($0) }
    var table = TextTable(shown.map { columns[$0] })
    for result in results {
      let cells = cells(result)
      table.add([Line("  ") + cells[2]] + shown.dropFirst().map { cells[$0] })
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

  package static let outputCaption =
    "Outputs: ‖XWᵀ−XŴᵀ‖/‖XWᵀ‖ on the calibration activations, later layers not counted."

  /// Where the weights came from; synthetic ones are called so first of all.
  package static func origin(_ summary: MeasurementSummary) -> [Line] {
    var lines = [Line("Weights: \(summary.source)", summary.isSynthetic ? .warning : .heading)]
    if summary.isSynthetic {
      lines.append(Line("Synthetic weights have the model's shapes, not its values: compare schemes with them.", .dim))
    }
    if !summary.storedAs.isEmpty {
      let forms = summary.storedAs.joined(separator: "; ")
      lines.append(Line("Already quantized: \(forms). Errors are against the values that it stands for.", .warning))
    }
    if let calibration = summary.calibration {
      lines.append(Line("Activations: \(calibration)", summary.isCalibrationSynthetic ? .warning : .heading))
    }
    if summary.recordedCount > 0 {
      lines.append(
        Line("\(NumberText.counted(summary.recordedCount, "result")) from the record, not measured again.", .dim))
    }
    if summary.isPartial { lines.append(Line("Stopped early: only what was measured until then.", .warning)) }
    if summary.notFiniteCount > 0 {
      let count = NumberText.grouped(summary.notFiniteCount)
      lines.append(Line("\(count) weights are NaN or infinite and were left out.", .warning))
    }
    return lines
  }

  /// What methods need where a model is really quantized, and what they did otherwise than usual.
  private static func notes(_ report: MeasurementRun.Report) -> [Line] {
    var needs: [String] = []
    for scheme in report.summary.schemes where scheme.calibration != .none {
      let need = "\(scheme.method) needs \(scheme.calibration.rawValue) of real activations"
      if !needs.contains(need) { needs.append(need) }
    }
    let remarks = report.results.flatMap { row in
      row.notes.map { Line("\(row.tensor), \(row.scheme) \(row.method): \($0)", .warning) }
    }
    return (needs.isEmpty && remarks.isEmpty ? [] : [""]) + needs.map { Line($0 + ".", .dim) } + remarks
  }

  /// Each reason once, with the tensors it holds for.
  private static func skipped(_ summary: MeasurementSummary, width: Int) -> [Line] {
    guard !summary.skipped.isEmpty else { return [] }
    var order: [String] = []
    var tensors: [String: [String]] = [:]
    for skip in summary.skipped {
      let key = "\(skip.scheme) \(skip.method): \(skip.reason)"
      if tensors[key] == nil { order.append(key) }
      tensors[key, default: []].append(skip.tensor)
    }
    return ["", Line("Skipped", .heading)]
      + order.flatMap { (key: String) -> [Line] in
        let names = tensors[key] ?? []
        let others = names.count > 1 ? " and \(NumberText.counted(names.count - 1, "other"))" : ""
        return TextLayout.wrapped(Line("  \(names.first ?? "")\(others), \(key)", .dim), width: width)
      }
  }

  private static let unknown = "–"

  private static func number(_ value: Double?, _ digits: Int) -> Line {
    Line(value.map { NumberText.scientific($0, digits) } ?? unknown)
  }

  private static func percent(_ squaredError: ErrorInterval?) -> Line {
    Line(squaredError.map { NumberText.percent($0.likely.squareRoot(), 2) } ?? unknown)
  }

  private static func decibels(_ value: Double?) -> Line {
    Line(value.map { $0.isFinite ? NumberText.fixed($0, 1) : "exact" } ?? unknown)
  }

  private static func interval(_ error: ErrorInterval?) -> String {
    guard let low = error?.low, let high = error?.high else { return unknown }
    return low == high ? "exact" : NumberText.scientific(low) + "–" + NumberText.scientific(high)
  }
}
