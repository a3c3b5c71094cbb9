import Presentation
import StyledText
import TerminalModel

/// What stands where on the Plan screen: its rectangles, and the lines and entries that are put into them.
///
/// A pure value of state and size; what moves by it is what is drawn from it.
struct PlanLayout: Hashable, Sendable {
  let arrangement: PlanArrangement
  let verdict: [Line]
  /// The details in sight, wrapped to their widths.
  let contents: [PlanPane: PaneContent]
  private let schemeCount: Int

  init(_ screen: PlanScreen, _ shared: SharedState) {
    let text = VerdictText(shared: shared)
    let rows = shared.answer.answered?.schemes.rows.count
    verdict = text.lines(width: shared.size.width)
    schemeCount = rows ?? 0
    let arrangement = PlanArrangement(
      size: shared.size,
      PlanArrangement.Contents(
        verdictLines: verdict.count, essentialLines: text.essentialCount, schemeRows: rows ?? 4,
        focus: screen.focus.pane, detail: screen.detail(shared)))
    self.arrangement = arrangement
    contents = Dictionary(
      arrangement.details.map { place in
        (place.pane, place.pane.content(shared, width: arrangement.interior(of: place.pane).width))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// How far a pane scrolls; the question's parts are gone to one by one.
  func extent(of pane: PlanPane) -> ScrollExtent {
    let area = arrangement.interior(of: pane)
    if pane == .schemes {
      return ScrollExtent(count: schemeCount, height: Table(columns: []).visibleRowCount(in: area))
    }
    return contents[pane]?.extent(height: area.height) ?? ScrollExtent(count: 0, height: area.height)
  }
}
