/// A table as GitHub's Markdown writes it.
package struct MarkdownTable {
  package private(set) var text: String

  /// Columns whose heading ends in a colon are aligned to the right; the colon isn't shown.
  package init(_ headings: [String]) {
    let titles = headings.map { $0.hasSuffix(":") ? String($0.dropLast()) : $0 }
    text = Self.row(titles) + "|" + headings.map { $0.hasSuffix(":") ? "---:" : "---" }.joined(separator: "|") + "|\n"
  }

  package mutating func add(_ cells: [String]) { text += Self.row(cells) }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { MarkdownText.plain(trimmed($0)) }.joined(separator: " | ") + " |\n"
  }

  private static func trimmed(_ cell: String) -> String {
    String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

/// Text made safe for Markdown.
package enum MarkdownText {
  /// Escapes what Markdown or HTML would read as markup; line ends become blanks.
  package static func plain(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|": result += "\\" + String(character)
      case _ where character.isNewline: result += " "
      default: result.append(character)
      }
    }
  }
}
