/// Codable values as JSON text in which keys stand in the order of their declaration.
///
/// FoundationEssentials' encoder either shuffles keys or sorts them; a reader of a plan wants the verdict first. Doubles
/// print the shortest digits that read back as the same number.
package enum JSONText {
  /// Pretty-printed JSON with a line feed at its end; containers that fit on a line stay on one.
  ///
  /// Throws `EncodingError` for a number that JSON can't hold (infinite or not a number).
  package static func encode(_ value: some Encodable) throws -> String {
    var printer = JSONPrinter(lineWidth: 100)
    printer.print(try JSONTreeEncoder.tree(of: value), indent: 0)
    return printer.text + "\n"
  }

  /// JSON on one line, without a line feed; throws as `encode` does.
  package static func line(_ value: some Encodable) throws -> String {
    compact(try JSONTreeEncoder.tree(of: value))
  }

  private static func compact(_ tree: JSONTree) -> String {
    switch tree {
    case .scalar(let scalar): scalar
    case .object(let object):
      "{" + object.members.map { quoted($0.key) + ": " + compact($0.value) }.joined(separator: ", ") + "}"
    case .array(let array): "[" + array.elements.map(compact).joined(separator: ", ") + "]"
    }
  }

  /// A string in quotation marks, with what JSON forbids escaped.
  static func quoted(_ text: String) -> String {
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
  package static func number(_ value: some BinaryFloatingPoint & CustomStringConvertible) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func escape(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
