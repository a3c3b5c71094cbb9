import Domain
import Presentation
import StyledText
import TerminalModel

/// The Compare screen, drawn into the rectangles of its layout.
struct CompareView {
  let screen: CompareScreen
  let shared: SharedState
  let layout: CompareLayout

  private var look: Look { shared.look }

  func draw(into frame: inout Frame) {
    QuestionView(shared: shared, selected: nil).draw(into: &frame, in: layout.question)
    var names = layout.names
    TitleRule.draw(
      shared.marks.isEmpty ? "The plan and the next best" : "Marked plans",
      remark: "\(shared.key(of: "mark")) marks the plan in sight", isFocused: false, into: &frame,
      in: names.takeTop(1), look: look)
    for (place, plan) in layout.plans.enumerated() where !names.isEmpty {
      draw(plan, at: place, into: &frame, in: names.takeTop(1))
    }
    PaneContent.text(layout.lines).draw(screen.scroll, isFocused: true, into: &frame, in: layout.table, look: look)
    var verdict = layout.verdict
    guard !verdict.isEmpty else { return }
    TitleRule.draw("So", isFocused: false, into: &frame, in: verdict.takeTop(1), look: look)
    PaneContent.text(layout.judgement).draw(.text, isFocused: false, into: &frame, in: verdict, look: look)
  }

  /// The model, where the plans differ in it.
  private func model(_ plan: Plan) -> String {
    Set(layout.plans.map(\.deployment.model)).count > 1 ? "  \(plan.deployment.model)" : ""
  }

  private func draw(_ plan: Plan, at place: Int, into frame: inout Frame, in row: Rectangle) {
    let isSelected = place == min(screen.selected, layout.plans.count - 1)
    let base = place == min(screen.base, layout.plans.count - 1) ? "  base" : ""
    let mark = isSelected ? look.symbols.marks.selection : " "
    let targets = plan.verdict.missedTargets.isEmpty ? Line([]) : Line("  misses a target", .warning)
    let line = Line([
      Span("\(mark)\(CompareLayout.letter(place)) ", .key),
      Span("\(DeploymentText.hardware(plan.deployment)), \(SchemeText.short(plan.deployment.scheme))"),
      Span("  \(plan.verdict.word.lowercased())", plan.verdict.outcome.role), Span(base, .dim),
      Span(model(plan), .title),
    ])
    if isSelected { frame.fill(row, style: .selectedElsewhere) }
    frame.draw(
      line + targets, at: row.origin, maximumWidth: row.width, ellipsis: look.symbols.marks.ellipsis)
  }
}
