import TerminalModel

/// Which pane has the keyboard, and where each is scrolled to.
struct Focus: Hashable, Sendable {
  var pane: Pane = .schemes
  /// The detail that was asked for last; nil leaves it to the answer.
  var detail: Pane?
  /// The selected part of the question.
  var field: RequestField = .model
  private var scrolls: [Pane: ScrollState] = [:]

  /// Where a pane is scrolled to, and what is selected in it.
  subscript(pane: Pane) -> ScrollState {
    get { scrolls[pane] ?? (pane.traits.isList ? .list : .text) }
    set { scrolls[pane] = newValue }
  }

  mutating func move(to pane: Pane) {
    self.pane = pane
    if pane.isDetail { detail = pane }
  }
}
