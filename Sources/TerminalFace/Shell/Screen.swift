import TerminalModel

/// One view of the question, with a tab of its own; the value is what only this screen remembers.
///
/// The shell keeps the question and its answer, routes keys, and draws the title and the last line. A screen says which
/// keys it has, what they do and whether they can, where everything stands, and what it shows.
protocol Screen: Hashable, Sendable {
  /// What its keys do; a switch over them has no default, so that none is forgotten.
  associatedtype OwnAction: ScreenAction where OwnAction.Owner == Self
  /// Where everything stands and how far it scrolls; moving and drawing ask the same value.
  associatedtype Layout: Hashable
  /// What its work in the background tells; `Never` where it has none.
  associatedtype News: Sendable = Never

  /// The screen as a session begins.
  init()

  /// The name in the tab bar.
  static var title: String { get }
  /// Its place among the tabs from 1, and the key that leads to it, whichever screens there are.
  static var number: Int { get }
  /// The keys, help, footer and palette of its actions.
  static var bindings: [Binding<OwnAction>] { get }

  /// Where keys have a meaning of their own now, the nearest place first.
  func scopes(_ shared: SharedState) -> [String]
  /// Whether an action is possible, with the reason where it isn't.
  func availability(of action: OwnAction, _ shared: SharedState) -> Availability
  /// What helps most now; the footer shows its key early.
  func urgentAction(_ shared: SharedState) -> OwnAction?

  /// Does an action that is known to be possible.
  mutating func carryOut(_ action: OwnAction, _ shared: inout SharedState) -> [Effect]
  /// Moves the selection or the text that has the keyboard.
  mutating func move(_ direction: Direction, _ shared: SharedState)
  /// Gives the keyboard to the pane a number of steps further.
  mutating func changePane(by steps: Int)
  /// Goes one step back; nil where there is nothing to go back from.
  mutating func stepBack(_ shared: inout SharedState) -> [Effect]?
  /// Follows a new plan.
  mutating func answerCame(_ shared: SharedState)
  /// Asks for what it shows beside the plan: when it comes into sight, when a plan comes while it is, and after each step.
  mutating func lookUp(_ shared: SharedState) -> [Effect]
  /// Takes what its work in the background has to tell.
  mutating func take(_ news: News, _ shared: inout SharedState) -> [Effect]

  func layout(_ shared: SharedState) -> Layout
  func draw(_ layout: Layout, _ shared: SharedState, into frame: inout Frame)
}

/// What a screen of one pane, with keys that mean the same everywhere on it, needs not say.
extension Screen {
  func scopes(_ shared: SharedState) -> [String] { [] }
  func urgentAction(_ shared: SharedState) -> OwnAction? { nil }
  mutating func changePane(by steps: Int) {}
  mutating func stepBack(_ shared: inout SharedState) -> [Effect]? { nil }
  mutating func lookUp(_ shared: SharedState) -> [Effect] { [] }
}

extension Screen where News == Never {
  func take(_ news: Never, _ shared: inout SharedState) -> [Effect] {}
}

/// Something that a key can do on one screen.
protocol ScreenAction: Hashable, Sendable {
  associatedtype Owner: Screen where Owner.OwnAction == Self
}

/// Steps of a selection or a text.
enum Direction: Hashable, Sendable {
  case up, down, left, right
  case pageUp, pageDown
  case first, last

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
