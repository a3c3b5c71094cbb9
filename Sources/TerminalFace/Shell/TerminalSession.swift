import TerminalCurses
import TerminalModel

/// How a session in the terminal ended.
package enum SessionEnd: Hashable, Sendable {
  case quit
  /// A signal asked for the end; the caller ends the program by `die(of:)` semantics after closing.
  case signal(TerminationSignal)
}

/// The event loop: waits, updates, does effects, paints; all on the thread that owns the terminal.
final class TerminalSession {
  private let terminal: Terminal
  private let mailbox: Mailbox<Message>
  private let workers: Workers
  private var state: State
  private var painted: Frame?

  init(_ options: SessionOptions, terminal: Terminal, keys: LoadedKeys) {
    self.terminal = terminal
    let mailbox = Mailbox<Message>(waking: terminal.wakePipe)
    self.mailbox = mailbox
    workers = Workers(runner: EffectRunner(services: options.services)) { mailbox.post($0) }
    state = State(size: terminal.size, look: terminal.look, keys: keys.keys, start: options.start)
    state.shared.notice = keys.problem.map { .problem($0) }
  }

  /// Runs until the user leaves or a signal comes. The first frame is painted before anything is read.
  func run() -> SessionEnd {
    paint()
    perform(State.firstEffects(state.shared.start))
    while true {
      for event in terminal.events() {
        if case .signal(let signal) = event {
          perform([.cancelMeasurements(upTo: .max)])
          return .signal(signal)
        }
        if case .wake = event {
          for message in mailbox.drain() { perform(update(&state, message)) }
        } else {
          perform(update(&state, .terminal(event)))
        }
        if state.isFinished {
          perform([.cancelMeasurements(upTo: .max)])
          return .quit
        }
      }
      paint()
    }
  }

  private func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .copy(let text, let what):
        let result: Result<String, Failure> =
          terminal.copy(text) ? .success(what) : .failure(Failure("\(what) is too long for the terminal's clipboard"))
        perform(update(&state, .copied(result)))
      case .repaint: terminal.repaint()
      case .start, .plan, .revise, .list, .export, .measure, .cancelMeasurements, .work: workers.submit(effect)
      }
    }
  }

  /// Paints what has changed; an equal frame costs nothing.
  private func paint() {
    if terminal.look != state.shared.look { terminal.look = state.shared.look }
    let frame = render(state)
    guard frame != painted else { return }
    terminal.paint(frame)
    painted = frame
  }
}
