import StyledText
import TerminalModel

/// The way of an action to the shell, to the question or to the screen that it belongs to.
extension State {
  /// Does an action, or says why it isn't possible.
  mutating func perform(_ action: Action) -> [Effect] {
    if let reason = availability(of: action).reason {
      shared.refuse(reason)
      return []
    }
    switch action {
    case .shell(let action): return carryOut(action)
    case .question(let action): return shared.carryOut(action)
    case .screen(let action): return carryOut(action.value)
    }
  }

  /// Whether an action is possible, with the reason where it isn't.
  func availability(of action: Action) -> Availability {
    switch action {
    case .shell(let action): availability(of: action)
    case .question(let action): shared.availability(of: action)
    case .screen(let action): availability(of: action.value)
    }
  }

  /// The scopes in which keys are looked up, the nearest first.
  var scopes: [String] { scopes(of: screens.active) + [BindingScope.everywhere] }

  /// What the screen in sight would have its user do first.
  var urgentAction: Action? { urgentAction(of: screens.active) }

  private mutating func carryOut(_ action: ShellAction) -> [Effect] {
    switch action {
    case .move(let direction):
      move(direction, on: screens.active)
      return lookUp()
    case .nextPane: changePane(by: 1, on: screens.active)
    case .previousPane: changePane(by: -1, on: screens.active)
    case .back: return stepBack(on: screens.active)
    case .show(let place): return show(screen: place)
    case .help: shared.overlay = .help(.text)
    case .palette: shared.overlay = .palette(SelectionListState())
    case .toggleTheme: shared.look.theme.appearance = shared.look.theme.appearance == .dark ? .light : .dark
    case .repaint: return [.repaint]
    case .quit: isFinished = true
    }
    return []
  }

  private func availability(of action: ShellAction) -> Availability {
    switch action {
    case .toggleTheme:
      shared.look.theme.depth == .mono ? .disabled("there are no colours to change here") : .enabled
    case .move, .nextPane, .previousPane, .back, .show, .help, .palette, .repaint, .quit: .enabled
    }
  }
}

/// The calls of a screen, whichever it is.
extension State {
  private mutating func carryOut<Own: ScreenAction>(_ action: Own) -> [Effect] {
    screens[Own.Owner.self].carryOut(action, &shared)
  }

  private func availability<Own: ScreenAction>(of action: Own) -> Availability {
    screens[Own.Owner.self].availability(of: action, shared)
  }

  private mutating func move<Own: Screen>(_ direction: Direction, on screen: Own.Type) {
    screens[screen].move(direction, shared)
  }

  private mutating func changePane<Own: Screen>(by steps: Int, on screen: Own.Type) {
    screens[screen].changePane(by: steps)
  }

  private mutating func stepBack<Own: Screen>(on screen: Own.Type) -> [Effect] {
    if let effects = screens[screen].stepBack(&shared) { return effects }
    // The answer itself is what all other screens are views of.
    guard screens.place == 0 else { return show(screen: 0) }
    shared.notice = Notice(text: "Nothing to go back from; \(shared.key(of: "quit")) leaves.", role: .dim)
    return []
  }

  /// What the screen in sight wants to know beside the plan.
  mutating func lookUp() -> [Effect] { lookUp(on: screens.active) }

  private mutating func lookUp<Own: Screen>(on screen: Own.Type) -> [Effect] { screens[screen].lookUp(shared) }

  private func scopes<Own: Screen>(of screen: Own.Type) -> [String] { screens[screen].scopes(shared) }

  private func urgentAction<Own: Screen>(of screen: Own.Type) -> Action? {
    screens[screen].urgentAction(shared).map { Action($0) }
  }
}
