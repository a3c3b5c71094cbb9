import Domain
import Presentation
import Quantities
import StyledText
import TerminalModel

/// The question: what is planned, on what, for which load; each part can be selected and changed.
struct QuestionView {
  /// A part of a group: its text, and the field that it shows, if it shows one.
  private struct Piece {
    let field: QuestionField?
    let text: String
  }

  private struct Group {
    let label: String
    var pieces: [Piece]
    /// A shorter text for the only piece, where the long one would be cut.
    var short: String?
    /// Facts that are shown as far as there is room, each whole.
    var notes: [String] = []

    func fitted(to width: Int) -> [Piece] {
      guard let short, let first = pieces.first, CellWidth.of(first.text) > width else { return pieces }
      return [Piece(field: first.field, text: short)]
    }

    func note(in width: Int, ellipsis: Character) -> String {
      let texts = notes.indices.reversed().lazy.map { last in
        notes[...last].joined(separator: ", ") + (last + 1 < notes.count ? ", \(ellipsis)" : "")
      }
      return texts.first { CellWidth.of($0) <= width } ?? ""
    }
  }

  private static let labelWidth = 10
  /// Blanks before a note.
  private static let gap = 2
  let shared: SharedState
  /// The part with the keyboard.
  let selected: QuestionField?

  func draw(into frame: inout Frame, in area: Rectangle) {
    guard !area.isEmpty else { return }
    let layout = QuestionLayout(width: area.width)
    let (columns, rows) = (layout.columns, layout.rows)
    let window = ScrollState(selection: selected.map { layout.row(of: $0) } ?? 0).window(
      count: rows, height: area.height)
    let groups = self.groups
    var body = area
    let bar = window.count < rows ? body.takeRight(1) : .zero
    for row in window {
      let line = body.takeTop(1)
      let cells = line.columns(Self.shares(columns), spacing: columns > 1 ? 2 : 0)
      for (column, cell) in cells.enumerated() {
        draw(groups[row * columns + column], into: &frame, in: cell)
      }
    }
    ScrollBar.draw(window, of: rows, into: &frame, in: bar, look: shared.look)
  }

  /// Names of models are longer than loads.
  private static func shares(_ columns: Int) -> [Length] {
    columns == 2 ? [.share(11), .share(10)] : Array(repeating: .share(1), count: columns)
  }

  private func draw(_ group: Group, into frame: inout Frame, in cell: Rectangle) {
    let marks = shared.look.symbols.marks
    let ellipsis = marks.ellipsis
    let hasKeyboard = selected != nil && group.pieces.contains { $0.field == selected }
    var rest = cell
    frame.draw(
      "\(hasKeyboard ? marks.selection : " ")\(group.label)", in: rest.takeLeft(Self.labelWidth), aligned: .left,
      style: hasKeyboard ? .accent : .dim, ellipsis: ellipsis)
    var used = 0
    for piece in group.fitted(to: rest.width) {
      let isSelected = piece.field != nil && piece.field == selected
      used += frame.draw(
        piece.text, at: rest.origin.moved(right: used),
        style: isSelected ? .selected : piece.field == nil ? .text : .title,
        maximumWidth: rest.width - used, ellipsis: ellipsis)
    }
    let note = group.note(in: rest.width - used - Self.gap, ellipsis: ellipsis)
    frame.draw(note, at: rest.origin.moved(right: used + Self.gap), style: .dim)
  }

  private var groups: [Group] {
    guard let request = shared.question.current else { return startingGroups }
    let names = shared.answer.answered.flatMap { $0.plan.request.model == request.model ? $0.facts : nil }
    let hardware = shared.answer.answered.flatMap {
      $0.plan.request.hardware == request.hardware ? $0.facts : nil
    }
    let deployment = shared.plan?.deployment
    return [
      Group(
        label: "Model", pieces: [Piece(field: .model, text: names?.model ?? request.model)], short: request.model,
        notes: shared.plan.map { [Self.parameters($0.headline)] } ?? []),
      Group(
        label: "Workload",
        pieces: [
          Piece(field: .workload, text: request.workload), Piece(field: nil, text: ", "),
          Piece(field: .mode, text: request.mode.rawValue),
        ], notes: RequestText.eachLimit(request)),
      Group(
        label: "Hardware",
        pieces: [
          Piece(
            field: .count,
            text: request.askedCount.map(String.init)
              ?? deployment.map { "auto \($0.hostCount ?? $0.count)" } ?? "auto"),
          Piece(field: nil, text: " × "),
          Piece(field: .hardware, text: hardware?.hardware ?? request.hardware),
        ], notes: hardware.map { [$0.hardwareNote] } ?? []),
      Group(
        label: "Context",
        pieces: [
          Piece(field: .context, text: NumberText.grouped(request.contextTokens)),
          Piece(field: nil, text: " tokens × "),
          Piece(field: .users, text: RequestText.arrivals(request)),
        ], notes: ["\(NumberText.grouped(request.inputTokens)) in, \(NumberText.grouped(request.outputTokens)) out"]),
    ] + storageGroups(request, deployment)
  }

  private func storageGroups(_ request: PlanRequest, _ deployment: Deployment?) -> [Group] {
    let scheme = request.scheme ?? deployment.map { "auto \($0.scheme)" } ?? "auto"
    let cache =
      request.keyValueCache?.rawValue ?? deployment.map { "auto \($0.keyValueCache.rawValue)" } ?? "auto"
    return [
      Group(
        label: "Scheme",
        pieces: [
          Piece(field: .scheme, text: scheme), Piece(field: nil, text: ", KV "),
          Piece(field: .keyValueCache, text: cache),
        ]),
      Group(
        label: "Engine",
        pieces: [
          Piece(field: .engine, text: request.among == nil ? request.engine : deployment?.engine ?? request.engine),
          Piece(field: nil, text: " in "),
          Piece(field: .region, text: request.region),
        ]),
    ]
  }

  /// What is known before the first request has been made.
  private var startingGroups: [Group] {
    let start = shared.start.changes
    return [
      Group(label: "Model", pieces: [Piece(field: .model, text: start[.model] ?? "")]),
      Group(label: "Workload", pieces: [Piece(field: .workload, text: start[.workload] ?? "")]),
      Group(
        label: "Hardware",
        pieces: [
          Piece(field: .count, text: start[.count] ?? RequestField.automatic), Piece(field: nil, text: " × "),
          Piece(field: .hardware, text: start[.accelerator] ?? ""),
        ]),
      Group(label: "Context", pieces: []), Group(label: "Scheme", pieces: []),
      Group(label: "Engine", pieces: [Piece(field: .engine, text: start[.engine] ?? "")]),
    ]
  }

  private static func parameters(_ headline: Headline) -> String {
    let all = NumberText.parameters(headline.parameters)
    guard headline.activeParametersPerToken < headline.parameters else { return all }
    return "\(all), \(NumberText.parameters(headline.activeParametersPerToken)) active"
  }
}
