import StyledText
import Testing

@testable import Documents

@Suite("Markdown")
struct MarkdownRendererTests {
  @Test("Cells escape bars and markup, stay on one line and lose the blanks around them")
  func cells() {
    var table = MarkdownTable([("Name", .left), ("Size", .right)])
    table.add([" a|b\nc", "*5* <GiB> "])
    #expect(table.text == "| Name | Size |\n|---|---:|\n| a\\|b c | \\*5\\* \\<GiB\\> |\n")
  }

  @Test("Blocks and sections stand apart by one blank line, and pictures leave nothing behind")
  func parts() {
    let text = MarkdownRenderer.text(SampleDocument.document(name: "model"))
    #expect(
      text.hasPrefix("# model\n\n**FITS**: model fits\n\n- model\n\n## model\n\nBasis: model.\n\n|  |  | Note |\n"))
    #expect(!text.contains("\n\n\n") && text.hasSuffix("for files\n"))
    #expect(!text.contains("Pictures") && !text.contains("Nothing") && !text.contains("Only pages"))
    #expect(text.contains("| Arithmetic | 1 |  |") && !text.contains("Empty") && !text.contains("Page"))
  }

  @Test("No name becomes markup")
  func hostile() {
    // A backslash takes the meaning from the character behind it.
    let text = MarkdownRenderer.text(SampleDocument.document()).replacing(/\\[^a-z]/, with: "")
    for markup in ["<script", "[a](b)", " |*"] { #expect(!text.contains(markup)) }
  }
}
