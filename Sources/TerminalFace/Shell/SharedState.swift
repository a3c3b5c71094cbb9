import Domain
import StyledText
import TerminalModel

/// What every screen sees: the question, its answer, what was measured, and the terminal.
struct SharedState: Sendable {
  var size: Size
  var look: Look
  /// The keys that hold on the screen in sight.
  var keys: KeyMap<Action>
  var start: StartingPoint
  var question = Question()
  /// Limits of latency that the question had before it went offline.
  var limitsAside: WaitingLimits?
  var answer = Answer()
  var catalog: CatalogLists?
  var laboratory = Laboratory()
  /// Plans that were put aside to be compared, in the order of marking.
  var marks: [Plan] = []
  /// What lies over the screen.
  var overlay: Overlay?
  /// The options that the change under way was asked with, as they were written.
  var optionsAsked: OptionsEditor?
  /// A message for the last line, until the next key.
  var notice: Notice?

  /// The plan in sight.
  var plan: Plan? { answer.answered?.plan }

  /// What was measured for the plan in sight.
  var measurement: Measurement? { plan.flatMap { laboratory[MeasurementQuestion($0)] } }

  /// What was wrong outside and didn't stand in the way, such as a file of one's own that can't be read.
  var warnings: [String] {
    let known = catalog?.warnings ?? []
    return known + (plan?.warnings.filter { !known.contains($0) } ?? [])
  }

  /// The first key of an action, as the screen names it; empty where it has none.
  func key(of id: String) -> String { keys.binding(id: id)?.keys.first?.label(look.symbols) ?? "" }
}

/// A line that says what has just happened.
struct Notice: Hashable, Sendable {
  let text: String
  let role: Role

  static func done(_ text: String) -> Notice { Notice(text: text, role: .good) }
  static func problem(_ text: String) -> Notice { Notice(text: text, role: .warning) }
}
