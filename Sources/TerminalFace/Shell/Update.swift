import Domain
import TerminalModel

/// The next state and what is to be done outside; pure, and the only place where the state changes.
func update(_ state: inout State, _ message: Message) -> [Effect] {
  switch message {
  case .terminal(let event): return state.handle(event)
  case .started(let result): return state.begin(result)
  case .revised(let number, let result): return state.takeRevision(number, result)
  case .planned(let number, let result): return state.takePlan(number, result)
  case .listed(.success(let lists)): state.catalog = lists
  case .listed(.failure(let failure)): state.notice = .problem(failure.message)
  case .exported(let outcome): state.take(outcome)
  case .copied(.success(let what)): state.notice = .done("Copied \(what).")
  case .copied(.failure(let failure)): state.notice = .problem(failure.message)
  case .measured(let number, let progress): _ = state.laboratory.take(number, progress)
  case .measurementEnded(let number, let failure): return state.endMeasurement(number, failure)
  }
  return []
}

extension State {
  /// What a session does before any key.
  static func firstEffects(_ start: StartingPoint) -> [Effect] { [.start(start)] }

  mutating func handle(_ event: Event) -> [Effect] {
    switch event {
    case .key(let key):
      notice = nil
      return press(key)
    case .paste(let text):
      paste(text)
    case .resize(let size):
      self.size = size
    case .signal:
      isFinished = true
    case .wake:
      break
    }
    return []
  }

  /// A key goes to what lies on top, then to the pane with the keyboard, then to the whole screen.
  private mutating func press(_ key: Key) -> [Effect] {
    let least = PlanLayout.smallest
    guard size.width >= least.width, size.height >= least.height else {
      // What can't be seen must not be changed; leaving is always possible.
      return keys.action(for: key) == .quit ? perform(.quit) : []
    }
    if overlay != nil { return pressOverOverlay(key) }
    guard let action = keys.action(for: key, in: scopes) else {
      let help = keys.binding(id: "help")?.keys.first?.label(look.symbols) ?? ""
      let name = key == .unknown ? "That key" : key.label(look.symbols)
      notice = .problem("\(name) does nothing here; \(help) shows the keys")
      return []
    }
    return perform(action)
  }

  /// Does an action, or says why it isn't possible.
  mutating func perform(_ action: Action) -> [Effect] {
    if case .disabled(let reason) = availability(of: action) {
      notice = .problem(reason.prefix(1).uppercased() + reason.dropFirst() + ".")
      return []
    }
    return carryOut(action)
  }
}
