import Presentation
import Quantities
import TerminalModel

/// The measurement while it runs and after it: progress, error so far, one line a tensor.
struct LaboratoryContent {
  let state: State
  let width: Int

  private var laboratory: Laboratory { state.laboratory }

  var lines: [Line] {
    if laboratory.phase == .idle { return invitation }
    return status + progress + estimate + (laboratory.rows.isEmpty ? [] : table)
  }

  private var invitation: [Line] {
    let key = state.keys.binding(id: "measure")?.keys.first?.label(state.look.symbols) ?? ""
    let scheme = state.plan?.deployment.scheme ?? "the scheme"
    let source =
      state.question.current?.weights.map { "weights from \($0)" } ?? "synthetic weights in the model's tensor shapes"
    return wrapped(
      Line([
        Span("Press "), Span(key, .key), Span(" to quantize \(source) with \(scheme) here and now, and see the error."),
      ]))
  }

  private var status: [Line] {
    let done = "\(laboratory.completed) of \(laboratory.total) tensors"
    let text: (String, Role) =
      switch laboratory.phase {
      case .idle: ("", .text)
      case .running: (laboratory.total == 0 ? "measuring" : "measuring, \(done)", .accent)
      case .finished: ("measured, \(done)", .good)
      case .cancelled: ("stopped, \(done); what was measured stays", .warning)
      case .failed(let message): (message, .bad)
      }
    let formats = Set(laboratory.rows.map(\.format)).sorted().joined(separator: ", ")
    return wrapped(
      Line([
        Span(laboratory.scheme, .title), Span(formats.isEmpty ? "" : " (\(formats))", .dim),
        Span("  \(text.0)", text.1), Span(sourceLabel, sourceRole),
      ]))
  }

  /// A bar as wide as half the pane.
  private var progress: [Line] {
    guard laboratory.isRunning, laboratory.total > 0 else { return [] }
    let fills = state.look.symbols.fills
    let length = max(width / 2, 1)
    let done = min(length * laboratory.completed / laboratory.total, length)
    return [
      Line([
        Span(String(repeating: fills.full, count: done), .accent),
        Span(String(repeating: fills.free, count: length - done), .barFree),
      ])
    ]
  }

  /// Synthetic weights are called so wherever their numbers appear.
  private var sourceLabel: String {
    if case .failed = laboratory.phase, laboratory.rows.isEmpty { return "" }
    return laboratory.weights.map { "  weights: \($0)" } ?? "  SYNTHETIC weights"
  }
  private var sourceRole: Role { laboratory.weights == nil ? .warning : .dim }

  private var estimate: [Line] {
    guard let estimate = laboratory.estimate else { return [] }
    let ends = laboratory.rows.count < 2 ? "" : ", 95 % interval"
    return wrapped(
      Line([
        Span("whole model: t² "), Span(IntervalText.percent(estimate), .title), Span(ends, .dim),
      ]))
  }

  /// The newest first, so that one sees it come; the format has a column only where there are several.
  private var table: [Line] {
    let hasFormats = Set(laboratory.rows.map(\.format)).count > 1
    var table = TextTable(
      [.init("Tensor", wraps: true)] + (hasFormats ? [.init("Format")] : [])
        + [.init("Bits", .right), .init("t²", .right), .init("SQNR", .right)])
    for row in laboratory.rows.reversed() {
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
