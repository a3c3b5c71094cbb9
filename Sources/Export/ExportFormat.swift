/// What a result is written as.
package enum ExportFormat: String, CaseIterable, Sendable {
  case json, csv, markdown

  /// The format that a file's name asks for; nil when the ending says nothing.
  package init?(path: String) {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    switch path[dot...].dropFirst().lowercased() {
    case "json": self = .json
    case "csv": self = .csv
    case "md", "markdown": self = .markdown
    default: return nil
    }
  }
}
