import Domain
import Presentation
import Quantities
import TerminalModel

/// The Plan screen: the state laid out and drawn.
struct PlanScreen {
  let state: State
  let layout: PlanLayout
  private let verdict: VerdictView

  init(_ state: State) {
    self.state = state
    verdict = VerdictView(state: state)
    layout = PlanLayout(
      size: state.size,
      PlanLayout.Contents(
        verdictLines: verdict.lines(width: state.size.width).count, essentialLines: verdict.essentialCount,
        schemeRows: state.answer.answered?.schemes.rows.count ?? 4, focus: state.focus.pane,
        detail: state.detail))
  }

  /// How many steps a pane can be scrolled over.
  func scrollCount(of pane: Pane) -> Int {
    switch pane {
    case .request: 0
    case .schemes: state.answer.answered?.schemes.rows.count ?? 0
    default: PaneContent(pane, state, width: layout.interior(of: pane).width).count
    }
  }

  /// How many of these are in sight.
  func scrollHeight(of pane: Pane) -> Int {
    let area = layout.interior(of: pane)
    switch pane {
    case .schemes: return SchemesView.visibleRowCount(in: area)
    // Entries take two lines or more.
    case .repairs: return max(area.height / 2, 1)
    default: return area.height
    }
  }

  func draw(into frame: inout Frame) {
    drawTitle(into: &frame)
    RequestView(state: state).draw(into: &frame, in: layout.request)
    TitleRule.draw(
      "Does it fit?",
      remark: state.answer.pending == nil ? "" : "planning\(state.look.symbols.marks.ellipsis)",
      isFocused: false, into: &frame, in: layout.verdictRule, look: state.look)
    verdict.draw(into: &frame, in: layout.verdict)
    drawSchemes(into: &frame)
    drawMemory(into: &frame)
    DetailStrip(state: state).draw(into: &frame, in: layout.strip)
    for place in layout.details { draw(place, into: &frame) }
  }

  private func drawTitle(into frame: inout Frame) {
    var line = layout.title
    guard !line.isEmpty else { return }
    frame.draw(" quantplan ", at: line.takeLeft(12).origin, style: .title)
    let help = state.keys.binding(id: "help")?.keys.first?.label(state.look.symbols) ?? ""
    frame.draw("\(help) help ", in: line.takeRight(8), aligned: .right, style: .dim, ellipsis: " ")
    TabBar(["Plan"], active: 0).draw(into: &frame, in: line, look: state.look)
  }

  private func drawSchemes(into frame: inout Frame) {
    var area = layout.schemes
    TitleRule.draw(
      Pane.schemes.title, remark: "GiB: weights, then spare (+) or short (\(minus)) on each GPU by number",
      isFocused: state.focus.pane == .schemes, into: &frame, in: area.takeTop(1), look: state.look)
    SchemesView(state: state).draw(into: &frame, in: area)
  }

  private var minus: String { state.look.symbols.isASCII ? "-" : "−" }

  private func drawMemory(into frame: inout Frame) {
    var area = layout.memory
    guard !area.isEmpty else { return }
    let rule = area.takeTop(1)
    let ledger = state.plan?.memory
    TitleRule.draw(
      "On each GPU",
      remark: ledger.map { "\(NumberText.bytes($0.totalBytes)) of \(NumberText.bytes($0.capacityBytes))" } ?? "",
      isFocused: false, into: &frame, in: rule, look: state.look)
    if let ledger { MemoryStrip(ledger: ledger, look: state.look).draw(into: &frame, in: area) }
  }

  private func draw(_ place: PlanLayout.Place, into frame: inout Frame) {
    let isFocused = state.focus.pane == place.pane
    let area = layout.interior(of: place.pane)
    if place.hasTitle {
      var rule = place.area
      TitleRule.draw(
        state.title(of: place.pane), isFocused: isFocused, into: &frame, in: rule.takeTop(1), look: state.look)
    }
    PaneContent(place.pane, state, width: area.width)
      .draw(state.focus[place.pane], isFocused: isFocused, into: &frame, in: area, look: state.look)
  }
}

extension State {
  /// The detail to show where not all fit: the one asked for last, else repairs where the plan doesn't fit.
  var detail: Pane { focus.detail ?? (plan?.verdict.outcome == .doesNotFit ? .repairs : .speed) }

  /// A detail's name with the number of its entries.
  func title(of pane: Pane, short: Bool = false) -> String {
    let name = short ? pane.shortTitle : pane.title
    switch pane {
    case .repairs: return plan.map { "\(name) \($0.repairs.count)" } ?? name
    case .rejected: return plan.map { "\(name) \($0.rejected.count)" } ?? name
    case .laboratory:
      guard laboratory.isRunning, laboratory.total > 0 else { return name }
      return "\(name) \(laboratory.completed)/\(laboratory.total)"
    default: return name
    }
  }
}
