import Domain
import TerminalModel

/// What keys do on the Compare screen alone.
enum CompareAction: ScreenAction {
  typealias Owner = CompareScreen

  /// Asks the selected plan's question.
  case open
  case makeBase, toggleAll
  /// Takes the mark from the selected plan.
  case drop

  static let bindings: [Binding<CompareAction>] = [
    Binding(
      .open, id: "open-compared", keys: [.enter], title: "open", help: "Ask the question of the selected plan",
      group: "Compare", isInFooter: true),
    Binding(
      .makeBase, id: "compare-base", keys: [.character("b")], title: "base",
      help: "Tell changes from the selected plan", group: "Compare", isInFooter: true),
    Binding(
      .toggleAll, id: "compare-all", keys: [.character("d")], title: "all rows",
      help: "Show rows in which all plans are alike, or leave them out", group: "Compare", isInFooter: true),
    Binding(
      .drop, id: "compare-drop", keys: [.character("x"), .delete], title: "drop",
      help: "Take the mark from the selected plan", group: "Compare", isInFooter: true),
  ]
}

extension CompareScreen {
  func availability(of action: CompareAction, _ shared: SharedState) -> Availability {
    let plans = plans(shared)
    switch action {
    case .open: return plans.indices.contains(selected) ? .enabled : .disabled("there is no plan to open yet")
    case .makeBase: return plans.count > 1 ? .enabled : .disabled("there is only one plan")
    case .toggleAll: return .enabled
    case .drop:
      let isMarked = plans.indices.contains(selected) && shared.marks.contains(plans[selected])
      return isMarked ? .enabled : .disabled("the selected plan isn't marked")
    }
  }

  mutating func carryOut(_ action: CompareAction, _ shared: inout SharedState) -> [Effect] {
    let plans = plans(shared)
    switch action {
    case .open: return plans.indices.contains(selected) ? shared.ask(plans[selected].request) : []
    case .makeBase: base = selected
    case .toggleAll: showsAll.toggle()
    case .drop:
      guard plans.indices.contains(selected) else { return [] }
      shared.marks.removeAll { $0 == plans[selected] }
      (base, selected) = (0, max(selected - 1, 0))
      return lookUp(shared)
    }
    return []
  }
}
