import TerminalModel

extension State {
  /// Moves within the pane that has the keyboard; left and right go on to the neighbouring pane.
  mutating func move(_ direction: Direction) {
    switch (focus.pane, direction) {
    case (.request, _): moveField(direction)
    case (_, .left): focus.move(to: focus.pane.moved(by: -1))
    case (_, .right): focus.move(to: focus.pane.moved(by: 1))
    default: scroll(direction)
    }
  }

  private mutating func scroll(_ direction: Direction) {
    guard let motion = direction.motion else { return }
    let view = PlanScreen(self)
    let pane = focus.pane
    let count = view.scrollCount(of: pane)
    focus[pane].move(motion, count: count, height: view.scrollHeight(of: pane))
  }

  /// Fields stand in rows of groups; left and right go from one to the next, up and down to the group above or below.
  private mutating func moveField(_ direction: Direction) {
    let fields = RequestField.allCases
    let columns = RequestView.columnCount(width: size.width)
    guard let place = fields.firstIndex(of: focus.field) else { return }
    let groups = RequestView.groups
    let group = groups.firstIndex { $0.contains(focus.field) } ?? 0
    let target: Int? =
      switch direction {
      case .left: place - 1
      case .right: place + 1
      case .up, .pageUp: firstField(ofGroup: group - columns)
      case .down, .pageDown: firstField(ofGroup: group + columns)
      case .first: 0
      case .last: fields.count - 1
      }
    if let target, fields.indices.contains(target) {
      focus.field = fields[target]
    } else if direction == .down {
      focus.move(to: .schemes)
    }
  }

  private func firstField(ofGroup group: Int) -> Int? {
    guard RequestView.groups.indices.contains(group), let field = RequestView.groups[group].first else { return nil }
    return RequestField.allCases.firstIndex(of: field)
  }
}

extension Direction {
  /// The step in a list or a text; left and right have none.
  var motion: Motion? {
    switch self {
    case .up: .up
    case .down: .down
    case .pageUp: .pageUp
    case .pageDown: .pageDown
    case .first: .first
    case .last: .last
    case .left, .right: nil
    }
  }
}
