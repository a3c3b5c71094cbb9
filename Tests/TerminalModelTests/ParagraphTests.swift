import StyledText
import Testing

@testable import TerminalModel

@Suite("Paragraphs")
struct ParagraphTests {
  @Test("A paragraph wraps, and shows when there is more")
  func paragraph() {
    let text = Paragraph("one two three four five")
    #expect(lines(10, 2) { text.draw(into: &$0, in: $0.bounds, look: .plain) } == ["one two  │", "three    ▼"])
    #expect(
      lines(10, 4) { text.draw(into: &$0, in: $0.bounds, look: .plain) } == ["one two", "three four", "five", ""])
    #expect(text.lineCount(in: Rectangle(x: 0, y: 0, width: 10, height: 2)) == 3)
    #expect(
      lines(10, 2) { text.draw(state: ScrollState(offset: 9, selection: nil), into: &$0, in: $0.bounds, look: .plain) }
        == ["three    ▲", "four five│"])
  }

  @Test("Lines that don't wrap end with an ellipsis")
  func cutting() {
    let text = Paragraph(["short", "a long line"], wraps: false)
    #expect(lines(6, 2) { text.draw(into: &$0, in: $0.bounds, look: .plain) } == ["short", "a lon…"])
  }
}
