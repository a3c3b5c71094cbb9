import Documents

/// What a result is written as.
package enum ExportFormat: String, CaseIterable, Sendable {
  case json, csv, markdown, html

  /// The format that a file's name asks for; nil when the ending says nothing.
  package init?(path: String) {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    switch path[dot...].dropFirst().lowercased() {
    case "json": self = .json
    case "csv": self = .csv
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    default: return nil
    }
  }

  /// A result's document in this format; JSON has a schema of its own for each kind of result.
  package func text(of document: @autoclosure () -> Document, json: () throws -> String) rethrows -> String {
    switch self {
    case .json: try json()
    case .csv: DelimitedText.text(document())
    case .markdown: MarkdownRenderer.text(document())
    case .html: HTMLRenderer.text(document())
    }
  }
}
