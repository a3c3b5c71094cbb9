import Domain
import Presentation
import Quantities
import StyledText
import TerminalModel

/// The measurement for the plan in sight, while it runs and after it: progress, error so far, one line a tensor.
struct LaboratoryText {
  let shared: SharedState
  let width: Int

  var lines: [Line] {
    guard let measurement = shared.measurement else { return invitation }
    return status(measurement) + progress(measurement) + estimate(measurement)
      + (measurement.rows.isEmpty ? [] : table(measurement.rows))
  }

  private var invitation: [Line] {
    let scheme = shared.plan?.deployment.scheme ?? "the scheme"
    let source =
      shared.question.current?.weights.map { "weights from \($0)" } ?? "synthetic weights in the model's tensor shapes"
    return wrapped(
      Line([
        Span("Press "), Span(shared.key(of: "measure"), .key),
        Span(" to quantize \(source) with \(scheme) here and now, and see the error."),
      ]))
  }

  private func status(_ measurement: Measurement) -> [Line] {
    let done = "\(measurement.completed) of \(NumberText.counted(measurement.total, "tensor"))"
    let text: (String, Role) =
      switch measurement.phase {
      case .running: (measurement.total == 0 ? "measuring" : "measuring, \(done)", .accent)
      case .finished: ("measured, \(done)", .good)
      case .cancelled: ("stopped, \(done); what was measured stays", .warning)
      case .failed(let message): (message, .bad)
      }
    let formats = Set(measurement.rows.map(\.format)).sorted().joined(separator: ", ")
    return wrapped(
      Line([
        Span(measurement.question.scheme, .title), Span(formats.isEmpty ? "" : " (\(formats))", .dim),
        Span("  \(text.0)", text.1), source(measurement),
      ]))
  }

  /// A bar as wide as half the pane.
  private func progress(_ measurement: Measurement) -> [Line] {
    guard measurement.isRunning, measurement.total > 0 else { return [] }
    let fills = shared.look.symbols.fills
    let length = max(width / 2, 1)
    let done = min(length * measurement.completed / measurement.total, length)
    return [
      Line([
        Span(String(repeating: fills.full, count: done), .accent),
        Span(String(repeating: fills.free, count: length - done), .barFree),
      ])
    ]
  }

  /// Synthetic weights are called so wherever their numbers appear.
  private func source(_ measurement: Measurement) -> Span {
    if case .failed = measurement.phase, measurement.rows.isEmpty { return Span("") }
    guard let weights = measurement.question.weights else { return Span("  SYNTHETIC weights", .warning) }
    return Span("  weights: \(weights)", .dim)
  }

  private func estimate(_ measurement: Measurement) -> [Line] {
    guard let estimate = measurement.estimate else { return [] }
    let isExact = estimate.low == estimate.high
    let ends = measurement.rows.count < 2 ? "" : isExact ? ", exact" : ", 95 % interval"
    return wrapped(
      Line([
        Span("whole model: t² "), Span(IntervalText.percent(estimate), .title), Span(ends, .dim),
      ]))
  }

  /// The newest first, so that one sees it come; the format has a column only where there are several.
  private func table(_ rows: [MeasuredTensor]) -> [Line] {
    let hasFormats = Set(rows.map(\.format)).count > 1
    var table = TextTable(
      [.init("Tensor", wraps: true)] + (hasFormats ? [.init("Format")] : [])
        + [.init("Bits", .right), .init("t²", .right), .init("SQNR", .right)])
    for row in rows.reversed() {
      table.add(
        [Line(Self.shortName(row.name))] + (hasFormats ? [Line(row.format, .dim)] : []) + [
          Line(NumberText.bits(row.bitsPerWeight)), Line(NumberText.significant(row.relativeSquaredError * 100) + " %"),
          Line(row.signalToNoiseDecibels.isFinite ? NumberText.fixed(row.signalToNoiseDecibels, 1) + " dB" : "exact"),
        ])
    }
    return table.lines(width: width) + wrapped(Line("t² = ‖W−Ŵ‖²/‖W‖², SQNR = −10 log₁₀ t²", .dim))
  }

  /// What all names of a checkpoint have in common says nothing.
  private static func shortName(_ name: String) -> String {
    var name = name[...]
    if name.hasPrefix("model.") { name = name.dropFirst(6) }
    if name.hasSuffix(".weight") { name = name.dropLast(7) }
    return String(name)
  }

  private func wrapped(_ line: Line) -> [Line] { TextLayout.wrapped(line, width: width) }
}

extension Measurement {
  /// How far it has come, beside the name of its pane.
  var progressRemark: String? { isRunning && total > 0 ? "\(completed)/\(total)" : nil }
}
