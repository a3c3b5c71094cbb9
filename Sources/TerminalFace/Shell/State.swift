import Domain
import TerminalModel

/// Everything that the screen shows; a value, changed only by `update`.
struct State: Sendable {
  var size: Size
  var look: Look
  let keys: KeyMap<Action>
  var start: StartingPoint
  var question = Question()
  var answer = Answer()
  var catalog: CatalogLists?
  /// Lists are read once, and after the first answer, which they would only delay.
  var hasAskedForLists = false
  var focus = Focus()
  var overlay: Overlay?
  var laboratory = Laboratory()
  /// A message for the last line, until the next key.
  var notice: Notice?
  var isFinished = false

  init(size: Size, look: Look, keys: KeyMap<Action>, start: StartingPoint) {
    self.size = size
    self.look = look
    self.keys = keys
    self.start = start
  }

  /// The plan in sight.
  var plan: Plan? { answer.answered?.plan }
}

/// Which pane has the keyboard, and where each is scrolled to.
struct Focus: Hashable, Sendable {
  var pane: Pane = .schemes
  /// The detail that was asked for last; nil leaves it to the answer.
  var detail: Pane?
  var field: RequestField = .model
  var schemes: ScrollState = .list
  var repairs: ScrollState = .list
  private var texts: [Pane: ScrollState] = [:]

  /// Where a pane of lines is scrolled to.
  subscript(pane: Pane) -> ScrollState {
    get {
      switch pane {
      case .schemes: schemes
      case .repairs: repairs
      default: texts[pane] ?? .text
      }
    }
    set {
      switch pane {
      case .schemes: schemes = newValue
      case .repairs: repairs = newValue
      default: texts[pane] = newValue
      }
    }
  }

  mutating func move(to pane: Pane) {
    self.pane = pane
    if pane.isDetail { detail = pane }
  }
}

/// A line that says what has just happened.
struct Notice: Hashable, Sendable {
  let text: String
  let role: Role

  static func done(_ text: String) -> Notice { Notice(text: text, role: .good) }
  static func problem(_ text: String) -> Notice { Notice(text: text, role: .warning) }
}
