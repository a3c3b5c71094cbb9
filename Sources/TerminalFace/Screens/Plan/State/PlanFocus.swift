import TerminalModel

/// Which pane has the keyboard, and where each is scrolled to.
struct PlanFocus: Hashable, Sendable {
  var pane: PlanPane = .schemes
  /// The detail that was asked for last; nil leaves it to the answer.
  var detail: PlanPane?
  /// The selected part of the question.
  var field: QuestionField = .model
  private var scrolls: [PlanPane: ScrollState] = [:]

  /// Where a pane is scrolled to, and what is selected in it.
  subscript(pane: PlanPane) -> ScrollState {
    get { scrolls[pane] ?? (pane.traits.isList ? .list : .text) }
    set { scrolls[pane] = newValue }
  }

  mutating func move(to pane: PlanPane) {
    self.pane = pane
    if pane.isDetail { detail = pane }
  }
}
