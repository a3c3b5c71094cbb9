import StyledText
import Synchronization
import TerminalModel

/// Plays a session from text, always with the same outcome: nothing happens in the background.
///
/// One step a line; `#` begins a comment:
/// - names of keys (`j j enter`), or `type` or `paste` with a text;
/// - `do` with the id of an action, whatever keys it has;
/// - `resize 120x40`;
/// - `wait`: everything that the session has asked for is done, one after the other;
/// - `frame`, with a title if one likes: the screen as text.
///
/// A script that asks for no frame gives the last one.
struct ScriptPlayer {
  private var state: State
  private let runner: EffectRunner
  private var waiting: [Effect]
  private var output = ""
  private var frames = 0

  init(_ options: SessionOptions, size: Size) throws(KeyMapError) {
    let keys = try KeysFile.load(options.keysPath)
    let look = Look(
      theme: Theme(depth: .mono, appearance: options.appearance ?? .dark),
      symbols: options.forcesASCII ? .ascii : .unicode)
    state = State(size: size, look: look, keys: keys.keys, start: options.start)
    state.shared.notice = keys.problem.map { .problem($0) }
    runner = EffectRunner(services: options.services)
    waiting = State.firstEffects(options.start)
  }

  mutating func play(_ steps: String) throws(ScriptError) -> String {
    for (index, line) in steps.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let step = line.drop(while: \.isWhitespace)
      guard !step.isEmpty, !step.hasPrefix("#") else { continue }
      do {
        try perform(String(step))
      } catch {
        throw ScriptError(line: index + 1, problem: "\(error)")
      }
      if state.isFinished { break }
    }
    if frames == 0 { show(title: "") }
    return output
  }

  private mutating func perform(_ step: String) throws {
    let parts = step.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    let argument = parts.count > 1 ? parts[1] : ""
    switch parts[0] {
    case "type": for character in argument { send(.key(.character(character))) }
    case "paste": send(.paste(argument))
    case "wait": wait()
    case "frame": show(title: argument)
    case "resize":
      guard let size = Size(parsing: argument.filter { !$0.isWhitespace }) else {
        throw Failure("“\(argument)” is not a size; expected one such as 80x24")
      }
      send(.resize(size))
    case "do": try perform(actionID: argument)
    default: for key in try Key.sequence(named: step) { send(.key(key)) }
    }
  }

  /// Does an action as its key would, over any pane but under an overlay.
  private mutating func perform(actionID: String) throws {
    let id = actionID.filter { !$0.isWhitespace }
    guard let binding = state.shared.keys.binding(id: id) else {
      let known = state.shared.keys.bindings.map(\.id).sorted().joined(separator: ", ")
      throw Failure("no action is called “\(id)”; expected one of \(known)")
    }
    state.shared.notice = nil
    waiting += state.perform(binding.action)
  }

  private mutating func send(_ event: Event) {
    waiting += update(&state, .terminal(event))
  }

  /// Does effects in their order until none is left; what they say is taken at once.
  private mutating func wait() {
    while !waiting.isEmpty {
      let effect = waiting.removeFirst()
      if case .copy(_, let what) = effect {
        waiting += update(&state, .copied(.success(what)))
        continue
      }
      let messages = Mutex<[Message]>([])
      withoutActuallyEscaping({ @Sendable message in messages.withLock { $0.append(message) } }) { post in
        runner.run(effect, post: post)
      }
      for message in messages.withLock({ $0 }) { waiting += update(&state, message) }
    }
  }

  private mutating func show(title: String) {
    if frames > 0 { output += "\n" }
    if !title.isEmpty { output += "== \(title)\n" }
    let frame = render(state)
    output += (state.shared.look.symbols.isASCII ? frame.transliterated() : frame).text()
    frames += 1
  }
}
