import TerminalModel

/// Everything that the program shows; a value, changed only by `update`.
struct State: Sendable {
  var shared: SharedState
  var screens: ScreenStates
  private let keys: ScreenKeys
  /// Lists are read once, and after the first answer, which they would only delay.
  var hasAskedForLists = false
  var isFinished = false

  init(size: Size, look: Look, keys: ScreenKeys, start: StartingPoint) {
    self.keys = keys
    screens = ScreenStates(keys.screens)
    shared = SharedState(size: size, look: look, keys: keys[0], start: start)
  }

  /// Brings another screen into sight; its keys hold from now on.
  mutating func show(screen place: Int) -> [Effect] {
    guard place != screens.place else { return [] }
    screens.show(place)
    shared.keys = keys[screens.place]
    return lookUp()
  }
}
