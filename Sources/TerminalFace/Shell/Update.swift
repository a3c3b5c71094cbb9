import Domain
import TerminalModel

/// The next state and what is to be done outside; pure, and the only place where the state changes.
func update(_ state: inout State, _ message: Message) -> [Effect] {
  switch message {
  case .terminal(let event): return state.handle(event)
  case .started(let result): return state.begin(result)
  case .revised(let number, let result): return state.shared.takeRevision(number, result)
  case .planned(let number, let result): return state.takePlan(number, result)
  case .listed(.success(let lists)): state.shared.take(lists)
  case .listed(.failure(let failure)): state.shared.notice = .problem(failure.message)
  case .exported(let outcome): state.shared.take(outcome)
  case .copied(.success(let what)): state.shared.notice = .done("Copied \(what).")
  case .copied(.failure(let failure)): state.shared.notice = .problem(failure.message)
  case .news(let news): return news.deliver(&state)
  case .measured(let number, let progress): state.shared.laboratory.take(number, progress)
  case .measurementEnded(let number, let failure): return state.shared.endMeasurement(number, failure)
  }
  return []
}

extension State {
  /// What a session does before any key.
  static func firstEffects(_ start: StartingPoint) -> [Effect] { [.start(start)] }

  fileprivate mutating func handle(_ event: Event) -> [Effect] {
    switch event {
    case .key(let key):
      shared.notice = nil
      return press(key)
    case .paste(let text):
      shared.paste(text)
    case .resize(let size):
      shared.size = size
    case .signal:
      isFinished = true
    case .wake:
      break
    }
    return []
  }

  /// A key goes to what lies on top, then to the pane with the keyboard, then to the whole screen.
  private mutating func press(_ key: Key) -> [Effect] {
    guard ShellLayout.hasRoom(in: shared.size) else {
      // What can't be seen must not be changed; leaving is always possible.
      return shared.keys.action(for: key) == .shell(.quit) ? perform(.shell(.quit)) : []
    }
    if shared.overlay != nil { return pressOverOverlay(key) }
    guard let action = shared.keys.action(for: key, in: scopes) else {
      let name = key == .unknown ? "That key" : key.label(shared.look.symbols)
      shared.notice = .problem("\(name) does nothing here; \(shared.key(of: "help")) shows the keys")
      return []
    }
    return perform(action)
  }

  fileprivate mutating func begin(_ result: Result<PlanRequest, Failure>) -> [Effect] {
    switch result {
    case .success(let request): return shared.begin(request)
    case .failure(let failure):
      shared.answer.failure = failure.message
      return listOnce()
    }
  }

  fileprivate mutating func takePlan(_ number: Int, _ result: Result<Answered, Failure>) -> [Effect] {
    guard shared.answer.take(number, result) else { return [] }
    screens.answerCame(shared)
    return shared.stopOtherMeasurement() + listOnce() + lookUp()
  }

  private mutating func listOnce() -> [Effect] {
    defer { hasAskedForLists = true }
    return hasAskedForLists ? [] : [.list(shared.question.current?.currency)]
  }
}
