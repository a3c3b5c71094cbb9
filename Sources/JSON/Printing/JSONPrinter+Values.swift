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

  /// A string in quotation marks, with what JSON forbids escaped, and what terminals obey or nobody sees.
  mutating func writeQuoted(_ text: String) {
    write("\"")
    var text = text
    let isPlain = text.withUTF8 { utf8 in
      let isPlain = !utf8.contains { $0 >= 0x7F || Self.isEscaped($0) }
      if isPlain { write(utf8) }
      return isPlain
    }
    if !isPlain {
      for scalar in text.unicodeScalars { Self.isEscaped(scalar) ? write(Self.escape(scalar)) : write(String(scalar)) }
    }
    write("\"")
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    if let byte = UInt8(exactly: scalar.value), byte < 0x7F { return isEscaped(byte) }
    return JSONText.isUnseen(scalar)
  }

  static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: UTF16.encode(scalar).map { $0.map(escape).joined() } ?? ""
    }
  }

  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
