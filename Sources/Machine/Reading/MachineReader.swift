/// What a probe asks of a machine: files of its kernel and tools of its drivers; tests bring recorded ones.
package protocol MachineReader: Sendable {
  /// A small file's bytes; nil where it is missing or may not be read.
  func bytes(_ path: String) -> [UInt8]?
  /// The names in a folder, sorted; empty where there is none.
  func names(in folder: String) -> [String]
  /// What a tool says.
  func output(of tool: String, _ arguments: [String]) -> ToolOutput
}

/// What came of starting a tool.
package enum ToolOutput: Sendable, Hashable {
  case text(String)
  /// There is none of this name.
  case missing
  case failed(ProbeFault.Reason)
}

extension MachineReader {
  /// A file's text without the zeros and line feeds around it.
  func text(_ path: String) -> String? {
    guard let bytes = bytes(path) else { return nil }
    let text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).isEmpty ? nil : text
  }

  /// The first line of a file.
  func line(_ path: String) -> String? {
    text(path)?.split(whereSeparator: \.isNewline).first.map { Words.trimmed($0) }
  }

  /// A file that holds one number, in decimal or after `0x`.
  func number(_ path: String) -> Int64? {
    guard let line = line(path) else { return nil }
    return line.hasPrefix("0x") ? Int64(line.dropFirst(2), radix: 16) : Int64(line)
  }
}

/// Texts of tools and files in parts.
enum Words {
  static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// Key and value around a colon.
  static func pair(_ line: Substring) -> (key: String, value: String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    return (trimmed(line[..<colon]), trimmed(line[line.index(after: colon)...]))
  }
}
