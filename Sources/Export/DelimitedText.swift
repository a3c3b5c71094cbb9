import JSON

/// Comma-separated values as RFC 4180 quotes them, with line feeds between rows.
package struct DelimitedText {
  package private(set) var text = ""

  package init(header: [String]) { add(header) }

  /// Adds a row; nil is an empty field: unknown.
  package mutating func add(_ fields: [String?]) {
    text += fields.map { Self.quoted($0 ?? "") }.joined(separator: ",") + "\n"
  }

  /// A field in quotation marks where it holds a comma, a quotation mark or a line's end.
  static func quoted(_ field: String) -> String {
    guard field.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return field }
    let doubled = field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    return "\"" + doubled + "\""
  }

  /// An exact number as a field.
  package static func number(_ value: Double?) -> String? { value.map { JSONText.number($0) } }
}
