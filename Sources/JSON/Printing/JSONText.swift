/// Codable values as JSON text in which keys stand in the order of their declaration.
///
/// FoundationEssentials' encoder either shuffles keys or sorts them; a reader of a plan wants the verdict first. Doubles
/// print the shortest digits that read back as the same number.
package enum JSONText {
  /// Pretty-printed JSON with a line feed at its end; containers that fit on a line stay on one.
  ///
  /// Throws `EncodingError` for a number that JSON can't hold (infinite or not a number).
  package static func encode(_ value: some Encodable) throws -> String { text(try NodeEncoder.node(of: value)) }

  /// JSON on one line, without a line feed; throws as `encode` does.
  package static func line(_ value: some Encodable) throws -> String { line(try NodeEncoder.node(of: value)) }

  /// A node as `encode` would print it.
  package static func text(_ node: JSONNode) -> String {
    var printer = JSONPrinter(lineWidth: 100)
    printer.print(node, indent: 0)
    return printer.text + "\n"
  }

  /// A node on one line, without a line feed.
  package static func line(_ node: JSONNode) -> String {
    switch node.value {
    case .object(let members):
      "{" + members.map { quoted($0.key) + ": " + line($0.value) }.joined(separator: ", ") + "}"
    case .array(let items): "[" + items.map(line).joined(separator: ", ") + "]"
    default: scalar(node.value) ?? ""
    }
  }

  /// A value that is no container; nil for those that are.
  static func scalar(_ value: JSONNode.Value) -> String? {
    switch value {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .unsigned(let number): String(number)
    case .real(let number): self.number(number)
    case .string(let text): quoted(text)
    case .array, .object: nil
    }
  }

  /// A string in quotation marks, with what JSON forbids escaped.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: quoted += escape(scalar.value)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// The shortest digits that read back as the same number; whole numbers without a fraction.
  package static func number(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
