import StyledText

/// A table as GitHub's Markdown writes it.
struct MarkdownTable {
  private(set) var text: String

  init(_ columns: [(title: String, alignment: Alignment)]) {
    let rules = columns.map { $0.alignment == .right ? "---:" : "---" }
    text = Self.row(columns.map(\.title)) + "|" + rules.joined(separator: "|") + "|\n"
  }

  mutating func add(_ cells: [String]) { text += Self.row(cells) }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.map { MarkdownText.plain(trimmed($0)) }.joined(separator: " | ") + " |\n"
  }

  private static func trimmed(_ cell: String) -> String {
    String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
