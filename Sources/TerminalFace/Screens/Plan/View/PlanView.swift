import Domain
import Presentation
import Quantities
import StyledText
import TerminalModel

/// The Plan screen, drawn into the rectangles of its layout.
struct PlanView {
  let screen: PlanScreen
  let shared: SharedState
  let layout: PlanLayout

  private var look: Look { shared.look }
  private var places: PlanArrangement { layout.arrangement }

  func draw(into frame: inout Frame) {
    QuestionView(shared: shared, selected: screen.focus.pane == .request ? screen.focus.field : nil)
      .draw(into: &frame, in: places.request)
    TitleRule.draw(
      "Does it fit?", remark: shared.answer.pending == nil ? "" : "planning\(look.symbols.marks.ellipsis)",
      isFocused: false, into: &frame, in: places.verdictRule, look: look)
    drawVerdict(into: &frame)
    drawSchemes(into: &frame)
    drawMemory(into: &frame)
    DetailStrip(screen: screen, shared: shared).draw(into: &frame, in: places.strip)
    for place in places.details { draw(place, into: &frame) }
  }

  private func drawVerdict(into frame: inout Frame) {
    var body = places.verdict
    _ = body.takeLeft(1)
    for line in layout.verdict.prefix(body.height) {
      let row = body.takeTop(1)
      frame.draw(line, at: row.origin, maximumWidth: row.width, ellipsis: look.symbols.marks.ellipsis)
    }
  }

  private func drawSchemes(into frame: inout Frame) {
    var area = places.schemes
    let minus = look.symbols.isASCII ? "-" : "−"
    let follows = shared.plan?.request.concurrencyFollows ?? false
    let place = follows ? "beside one sequence" : "on each GPU by number"
    let isFocused = screen.focus.pane == .schemes
    TitleRule.draw(
      PlanPane.schemes.title(shared), remark: "GiB: weights, then spare (+) or short (\(minus)) \(place)",
      isFocused: isFocused, into: &frame, in: area.takeTop(1), look: look)
    SchemesView(shared: shared, scroll: screen.focus[.schemes], isFocused: isFocused).draw(into: &frame, in: area)
  }

  private func drawMemory(into frame: inout Frame) {
    var area = places.memory
    guard !area.isEmpty else { return }
    let rule = area.takeTop(1)
    let ledger = shared.plan?.memory
    TitleRule.draw(
      "On each GPU",
      remark: ledger.map { "\(NumberText.bytes($0.totalBytes)) of \(NumberText.bytes($0.capacityBytes))" } ?? "",
      isFocused: false, into: &frame, in: rule, look: look)
    if let ledger { MemoryStrip(ledger: ledger, look: look).draw(into: &frame, in: area) }
  }

  private func draw(_ place: PlanArrangement.Place, into frame: inout Frame) {
    let pane = place.pane
    let isFocused = screen.focus.pane == pane
    if place.hasTitle {
      var rule = place.area
      TitleRule.draw(
        pane.title(shared), isFocused: isFocused, into: &frame, in: rule.takeTop(1), look: look)
    }
    layout.contents[pane]?.draw(
      screen.focus[pane], isFocused: isFocused, into: &frame, in: places.interior(of: pane), look: look)
  }
}
