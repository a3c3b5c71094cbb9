import CNcurses
import TerminalModel

/// Turns what ncurses reads into keys.
enum KeyDecoder {
  /// Codes that we give to the marks around pasted text; ncurses' own codes are smaller.
  static let pasteStart: Int32 = 5_000
  static let pasteEnd: Int32 = 5_001

  /// The key of a code that stands for a whole escape sequence.
  static func key(code: Int32) -> Key {
    if let key = codes[code] { return key }
    for number in 1...20 where code == cn_key_function(Int32(number)) { return .function(number) }
    return .unknown
  }

  /// The key of a single character.
  static func key(scalar: Unicode.Scalar) -> Key {
    switch scalar.value {
    case 0x0D, 0x0A: return .enter
    case 0x09: return .tab
    case 0x1B: return .escape
    case 0x08, 0x7F: return .backspace
    case 0x00: return .control("@")
    case 0x01..<0x20:
      guard let letter = Unicode.Scalar(scalar.value + 0x40) else { return .unknown }
      return .withControl(Character(letter))
    case 0x80..<0xA0: return .unknown
    default: return .character(Character(scalar))
    }
  }

  private static let codes: [Int32: Key] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right,
    KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_HOME: .home, KEY_END: .end,
    // The corners of a keypad without number lock.
    KEY_A1: .home, KEY_A3: .pageUp, KEY_C1: .end, KEY_C3: .pageDown,
    KEY_IC: .insert, KEY_DC: .delete, KEY_BACKSPACE: .backspace, KEY_ENTER: .enter, KEY_BTAB: .backTab,
  ]
}
