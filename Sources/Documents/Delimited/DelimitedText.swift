import JSON

/// Comma-separated values as RFC 4180 quotes them, with line feeds between rows.
package enum DelimitedText {
  /// A document's exact values: a row of names, then its records.
  package static func text(_ document: Document) -> String {
    let records = document.records
    return ([records.columns] + records.rows.map { $0.map(field) })
      .map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// What is not known, or no number, is an empty field.
  private static func field(_ value: Records.Value) -> String {
    switch value {
    case .text(let text): JSONText.visible(text)
    case .number(let number): number.isFinite ? JSONText.number(number) : ""
    case .whole(let whole): String(whole)
    case .flag(let flag): flag ? "true" : "false"
    case .unknown: ""
    }
  }

  /// A field in quotation marks where it holds a comma, a quotation mark or a line's end.
  static func quoted(_ field: String) -> String {
    guard field.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return field }
    let doubled = field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    return "\"" + doubled + "\""
  }
}
