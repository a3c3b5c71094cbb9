import Domain
import TerminalModel

/// What keys do on the Fit screen alone.
enum FitAction: ScreenAction {
  typealias Owner = FitScreen

  /// Asks for the plan of the selected row.
  case open
  /// Turns from hardware to models, and back.
  case turn
  case sort, reverse

  static let bindings: [Binding<FitAction>] = [
    Binding(
      .open, id: "open-fit", keys: [.enter], title: "plan", help: "Plan the selected row", group: "Fit",
      isInFooter: true),
    Binding(
      .turn, id: "fit-turn", keys: [.character("x")], title: "models, hardware",
      help: "Turn from hardware for this model to models on this hardware, and back", group: "Fit", isInFooter: true),
    Binding(
      .sort, id: "fit-sort", keys: [.character("s")], title: "sort", help: "Sort by the next column", group: "Fit",
      isInFooter: true),
    Binding(
      .reverse, id: "fit-reverse", keys: [.character("S")], title: "reverse", help: "Sort the other way round",
      group: "Fit"),
  ]
}

extension FitScreen {
  func availability(of action: FitAction, _ shared: SharedState) -> Availability {
    switch action {
    case .open: selected(shared) == nil ? .disabled("no row is selected") : shared.needsRequest
    case .turn: shared.needsRequest
    case .sort: .enabled
    case .reverse: sorting == nil ? .disabled("the planner's own order has one way; sort by a column first") : .enabled
    }
  }

  mutating func carryOut(_ action: FitAction, _ shared: inout SharedState) -> [Effect] {
    switch action {
    case .open: return open(&shared)
    case .turn:
      subject = subject == .hardware ? .models : .hardware
      (sorting, list) = (nil, .list)
      return lookUp(shared)
    case .sort: changeSorting(by: 1)
    case .reverse: isDescending.toggle()
    }
    return []
  }

  private func open(_ shared: inout SharedState) -> [Effect] {
    guard let item = selected(shared), let request = shared.question.current else { return [] }
    var changes: RequestChanges = [subject == .hardware ? .accelerator : .model: item.id]
    changes[.count] = String(item.count)
    return [.revise(number: shared.answer.expect(), request, changes)]
  }
}
