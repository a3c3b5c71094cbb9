import CNcurses
import Platform

/// Checks that come before anything on the terminal is changed.
enum TerminalPreflight {
  static func check(_ environment: TerminalEnvironment, _ options: TerminalOptions) throws(TerminalError) {
    guard isatty(options.inputDescriptor) == 1 else { throw .notATerminal(stream: "standard input") }
    guard isatty(options.outputDescriptor) == 1 else { throw .notATerminal(stream: "standard output") }
    let type = environment.terminalType
    guard !type.isEmpty else { throw .typeMissing }
    var status: Int32 = 0
    guard setupterm(type, options.outputDescriptor, &status) == OK else {
      // 1 is a terminal that prints on paper; 0 and -1 are an unknown name and a missing database.
      throw status == 1 ? .cannotMoveCursor(type: type) : .unknownType(type)
    }
    guard capability("cup") != nil else { throw .cannotMoveCursor(type: type) }
  }

  /// What a fault handler writes to leave our screen: end of paste marks, plain style, keypad off, cursor, shell's screen.
  static func restorationBytes() -> [UInt8] {
    ["sgr0", "op", "rmkx", "cnorm", "rmcup"].reduce(Array(ControlSequence.endBracketedPaste.utf8)) {
      $0 + withoutPadding(capability($1) ?? [])
    }
  }

  /// A capability from the terminal database, or nil when the terminal lacks it.
  static func capability(_ name: String) -> [UInt8]? {
    // Absent is null and "not a text" is -1, both as pointers.
    guard let text = tigetstr(name), Int(bitPattern: text) != -1 else { return nil }
    return Array(UnsafeBufferPointer(start: text, count: strlen(text))).map { UInt8(bitPattern: $0) }
  }

  /// Drops delays such as `$<50/>`, which only mean something to `tputs`.
  static func withoutPadding(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      if rest.starts(with: "$<".utf8), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
        rest = rest[(end + 1)...]
      } else {
        kept.append(byte)
        rest = rest.dropFirst()
      }
    }
    return kept
  }
}
