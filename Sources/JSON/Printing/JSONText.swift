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
    printed {
      $0.print(node, indent: 0)
      $0.write("\n")
    }
  }

  /// A node on one line, without a line feed.
  package static func line(_ node: JSONNode) -> String { printed { $0.writeLine(node) } }

  /// A string in quotation marks, with what JSON forbids escaped.
  package static func quoted(_ text: String) -> String { printed { $0.writeQuoted(text) } }

  /// Whether a terminal obeys the scalar or nobody sees it: controls, formats such as those that turn the direction of
  /// text, and separators of lines that few know.
  package static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  /// The text with what is not seen written as in JSON, `\u001b`; line ends and tabs stay.
  package static func visible(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      if isUnseen(scalar), !["\n", "\r", "\t"].contains(scalar) {
        result += JSONPrinter.escape(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }

  /// The shortest digits that read back as the same number; whole numbers without a fraction.
  package static func number(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func printed(_ print: (inout JSONPrinter) -> Void) -> String {
    var printer = JSONPrinter(lineWidth: 100)
    print(&printer)
    return printer.text
  }
}
