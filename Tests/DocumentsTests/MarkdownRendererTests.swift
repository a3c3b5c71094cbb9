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

  @Test("What a terminal obeys or nobody sees is written as its number, and an overlong name loses its middle")
  func unseen() {
    #expect(MarkdownText.plain("a\u{1B}[31m\u{9B}\u{202E}b\u{2028}c") == "a\\u001b\\[31m\\u009b\\u202eb c")
    let name = "model." + String(repeating: "a", count: 100_000) + ".weight"
    for text in [MarkdownText.plain(name), HTMLText.plain(name)] {
      #expect(text.hasPrefix("model.aaa") && text.hasSuffix("aaa.weight") && text.count < 250 && text.contains("…"))
    }
  }

  @Test("No name becomes markup")
  func hostile() {
    // A backslash takes the meaning from the character behind it.
    let text = MarkdownRenderer.text(SampleDocument.document()).replacing(/\\[^a-z]/, with: "")
    for markup in ["<script", "[a](b)", " |*"] { #expect(!text.contains(markup)) }
  }
}
