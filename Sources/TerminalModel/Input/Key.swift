/// A key as a program understands it, whatever bytes the terminal sent for it.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// A letter or sign typed with the control key; letters are lower case.
  case control(Character)
  case up, down, left, right
  case pageUp, pageDown, home, end
  case insert, delete, backspace
  case enter, escape, tab, backTab
  case function(Int)
  /// A key that the terminal knows and this program doesn't.
  case unknown

  /// The control key with a letter; combinations that terminals can't tell from another key become that key.
  package static func withControl(_ letter: Character) -> Key {
    switch Character(letter.lowercased()) {
    case "i": .tab
    case "m", "j": .enter
    case "h": .backspace
    case "[": .escape
    case let other: .control(other)
    }
  }

  /// Keys that the terminal's line discipline or job control keeps for itself, so that none can be bound to an action.
  package static let reserved: Set<Key> = [.control("c"), .control("z"), .control("s"), .control("q"), .control("\\")]
}
