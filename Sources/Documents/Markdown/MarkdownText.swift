/// Text made safe for Markdown.
enum MarkdownText {
  /// Escapes what Markdown or HTML would read as markup; line ends become blanks.
  static func plain(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|": result += "\\" + String(character)
      case _ where character.isNewline: result += " "
      default: result.append(character)
      }
    }
  }
}
