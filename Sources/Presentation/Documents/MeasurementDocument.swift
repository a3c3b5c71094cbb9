import Documents
import Quantities
import Quantization
import StyledText

/// Measured errors as a document: what each scheme costs over the model, what errs most, then tensor by tensor.
package enum MeasurementDocument {
  package static func document(
    _ report: MeasurementRun.Report, levels: [WeightLevels] = []
  ) -> Document {
    let summary = report.summary
    return Document(
      title: "Quantization error",
      sections: [
        Section((origin(summary) + SeenWeights.lines(summary)).map { .paragraph($0) }), schemes(summary),
        SensitivityTable.section(summary),
        Section("Tensors", headingOnly: .file, [.table(MeasurementTable.tensors(report.results))]),
        Section(notes(report).map { .paragraph($0) }),
      ] + levels.map { Section([.histogram(WeightHistogram.histogram($0))]) } + [skipped(summary)],
      records: MeasurementRecords.records(report))
  }

  private static func schemes(_ summary: MeasurementSummary) -> Section {
    let hasOutputs = summary.schemes.contains { $0.outputRelativeSquaredError != nil }
    return Section(
      [
        .table(MeasurementTable.schemes(summary)), .paragraph(caption, .dim),
        .paragraph(hasOutputs ? outputCaption : "", .dim), Block.ranges(errors(summary)).only(.file),
      ])
  }

  private static let caption =
    "Bits: a weight, scales included. t² = ‖W−Ŵ‖²/‖W‖² of a matrix; of a scheme, their mean by parameters over all "
    + "matrices that recipes quantize."

  private static let outputCaption =
    "Outputs: ‖XWᵀ−XŴᵀ‖/‖XWᵀ‖ on the calibration activations, later layers not counted."

  /// The schemes' errors side by side, as shares of the weights' size.
  private static func errors(_ summary: MeasurementSummary) -> RangeChart {
    RangeChart(
      title: "Error of the weights, √t²",
      rows: summary.schemes.compactMap { scheme in
        guard let error = scheme.relativeSquaredError else { return nil }
        let likely = error.likely.squareRoot()
        return RangeChart.Row(
          "\(scheme.scheme) \(scheme.method)", low: error.low?.squareRoot() ?? likely, likely: likely,
          high: error.high?.squareRoot() ?? likely, text: NumberText.percent(likely, 2))
      })
  }

  /// Where the weights came from; synthetic ones are called so first of all.
  private static func origin(_ summary: MeasurementSummary) -> [Line] {
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
      let count = summary.notFiniteCount
      lines.append(
        Line(
          "\(NumberText.counted(count, "weight")) \(count == 1 ? "is" : "are") NaN or infinite and left out.", .warning)
      )
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
    return needs.map { Line($0 + ".", .dim) } + remarks
  }

  /// Each reason once, with the tensors it holds for.
  private static func skipped(_ summary: MeasurementSummary) -> Section {
    var order: [String] = []
    var tensors: [String: [String]] = [:]
    for skip in summary.skipped {
      let key = "\(skip.scheme) \(skip.method): \(skip.reason)"
      if tensors[key] == nil { order.append(key) }
      tensors[key, default: []].append(skip.tensor)
    }
    let remarks = order.map { key in
      let names = tensors[key] ?? []
      let others = names.count > 1 ? " and \(NumberText.counted(names.count - 1, "other"))" : ""
      return "\(names.first ?? "")\(others), \(key)"
    }
    return Section("Skipped", [.remarks(remarks)])
  }
}
