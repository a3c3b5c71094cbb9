import TerminalModel

extension PlanScreen {
  mutating func changePane(by steps: Int) { focus.move(to: focus.pane.moved(by: steps)) }

  /// Moves within the pane that has the keyboard; left and right go on to the neighbouring pane.
  mutating func move(_ direction: Direction, _ shared: SharedState) {
    if focus.pane == .request {
      moveField(direction, shared)
    } else if let motion = direction.motion {
      let extent = layout(shared).extent(of: focus.pane)
      focus[focus.pane].move(motion, count: extent.count, height: extent.height)
    } else {
      changePane(by: direction == .left ? -1 : 1)
    }
  }

  /// Below the last row of the question come the schemes.
  private mutating func moveField(_ direction: Direction, _ shared: SharedState) {
    if let field = QuestionLayout(width: shared.size.width).neighbour(of: focus.field, direction) {
      focus.field = field
    } else if direction == .down {
      focus.move(to: .schemes)
    }
  }
}
