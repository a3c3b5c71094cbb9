import StyledText

/// A key name that can't be read.
package struct KeyNameError: Error, Hashable, Sendable, CustomStringConvertible {
  package let name: String

  package var description: String {
    "“\(name)” is not the name of a key; expected one character, ctrl- with a letter, f1 to f20, or one of "
      + Key.names.map(\.name).joined(separator: ", ")
  }
}

/// The names by which scripts, help and the configuration file call keys.
extension Key {
  fileprivate static let names: [(key: Key, name: String)] = [
    (.up, "up"), (.down, "down"), (.left, "left"), (.right, "right"), (.pageUp, "pgup"), (.pageDown, "pgdn"),
    (.home, "home"), (.end, "end"), (.insert, "insert"), (.delete, "delete"), (.backspace, "backspace"),
    (.enter, "enter"), (.escape, "esc"), (.tab, "tab"), (.backTab, "backtab"), (.character(" "), "space"),
  ]

  private static let aliases: [String: Key] = [
    "pageup": .pageUp, "pagedown": .pageDown, "escape": .escape, "return": .enter, "del": .delete, "ins": .insert,
    "shift-tab": .backTab,
  ]

  private static let functionNumbers = 1...20

  /// Reads a name such as `j`, `G`, `ctrl-r`, `esc`, `space`, `pgdn` or `f5`.
  package init(named name: String) throws(KeyNameError) {
    let lowered = name.lowercased()
    if let character = name.first, name.count == 1, character != " ", CellWidth.of(character) > 0,
      CellWidth.displayable(character)?.character == character
    {
      self = .character(character)
    } else if let key = Self.names.first(where: { $0.name == lowered })?.key ?? Self.aliases[lowered] {
      self = key
    } else if lowered.hasPrefix("ctrl-"), let letter = lowered.dropFirst(5).first, lowered.count == 6,
      Self.canBeControlled(letter)
    {
      self = .withControl(letter)
    } else if lowered.hasPrefix("f"), let number = Int(lowered.dropFirst()), Self.functionNumbers.contains(number) {
      self = .function(number)
    } else {
      throw KeyNameError(name: name)
    }
  }

  /// Reads names with blanks between them, as a script writes them.
  package static func sequence(named names: String) throws(KeyNameError) -> [Key] {
    var keys: [Key] = []
    for name in names.split(whereSeparator: \.isWhitespace) { keys.append(try Key(named: String(name))) }
    return keys
  }

  /// The name that reads back as this key; nil for an unknown key.
  package var name: String? {
    switch self {
    case .character(let character) where character != " ": String(character)
    case .control(let letter): "ctrl-\(letter)"
    case .function(let number): "f\(number)"
    default: Self.names.first { $0.key == self }?.name
    }
  }

  private static func canBeControlled(_ letter: Character) -> Bool {
    letter.isASCII && (letter.isLetter || "@[\\]^_".contains(letter))
  }
}
