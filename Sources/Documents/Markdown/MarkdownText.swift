import JSON
import StyledText

/// Text made safe for Markdown.
enum MarkdownText {
  /// Escapes what Markdown or HTML would read as markup; line ends become blanks, and what a terminal obeys or nobody
  /// sees is written as its number.
  static func plain(_ text: String) -> String {
    OverlongWord.clipped(text).reduce(into: "") { result, character in
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|": result += "\\" + String(character)
      case _ where character.isNewline: result += " "
      default: result += JSONText.visible(String(character))
      }
    }
  }
}
