extension JSONPrinter {
  /// A node on one line.
  mutating func writeLine(_ node: JSONNode) {
    switch node.value {
    case .null: write("null")
    case .bool(let flag): write(flag ? "true" : "false")
    case .integer(let number): write(String(number))
    case .unsigned(let number): write(String(number))
    case .real(let number): write(JSONText.number(number))
    case .string(let text): writeQuoted(text)
    case .array(let items):
      write("[")
      for (index, item) in items.enumerated() {
        if index > 0 { write(", ") }
        writeLine(item)
      }
      write("]")
    case .object(let members):
      write("{")
      for (index, member) in members.enumerated() {
        if index > 0 { write(", ") }
        writeKey(member.key)
        writeLine(member.value)
      }
      write("}")
    }
  }

  mutating func writeKey(_ key: String) {
    writeQuoted(key)
    write(": ")
  }

  /// A string in quotation marks, with what JSON forbids escaped.
  mutating func writeQuoted(_ text: String) {
    write("\"")
    var text = text
    text.withUTF8 { utf8 in
      guard utf8.contains(where: Self.isEscaped) else { return write(utf8) }
      for byte in utf8 {
        if Self.isEscaped(byte) { write(Self.escape(byte)) } else { write(byte) }
      }
    }
    write("\"")
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func escape(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\""): return "\\\""
    case UInt8(ascii: "\\"): return "\\\\"
    case UInt8(ascii: "\n"): return "\\n"
    case UInt8(ascii: "\r"): return "\\r"
    case UInt8(ascii: "\t"): return "\\t"
    default:
      let digits = String(byte, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
