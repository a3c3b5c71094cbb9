import Tensors
import TestSupport
import Testing

@testable import StyledText

@Suite("Text layout")
struct TextLayoutTests {
  @Test("Wrapped lines fit, and lose nothing but blanks", arguments: 1..<60)
  func wrapping(width: Int) {
    var generator = SeededGenerator(seed: UInt64(width))
    for _ in 0..<20 {
      let text = generator.text(length: 80)
      let lines = TextLayout.wrapped(text, width: width)
      #expect(lines.allSatisfy { CellWidth.of($0) <= width || $0.allSatisfy { CellWidth.of($0) == 0 } })
      // In one column a wide character can't be shown at all.
      guard width > 1 else { continue }
      #expect(Self.visible(lines.joined()) == Self.visible(text))
    }
  }

  /// What can be seen of a text; scalars, because characters may join where lines are put together.
  private static func visible(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { CellWidth.of($0) > 0 && !$0.properties.isWhitespace }
  }

  @Test("Words move to the next line as a whole, and longer ones are cut")
  func words() {
    #expect(TextLayout.wrapped("the quick brown fox", width: 10) == ["the quick", "brown fox"])
    #expect(TextLayout.wrapped("a verylongword b", width: 6) == ["a", "verylo", "ngword", "b"])
    #expect(TextLayout.wrapped("one\n\ntwo", width: 9) == ["one", "", "two"])
    #expect(TextLayout.wrapped("  indented text here", width: 12) == ["  indented", "text here"])
    #expect(TextLayout.wrapped("text", width: 0).isEmpty)
  }

  @Test("A word keeps its roles when it is wrapped")
  func roles() {
    let line = Line([Span("in "), Span("bo", .good), Span("th", .bad)])
    #expect(TextLayout.wrapped(line, width: 4) == ["in", Line([Span("bo", .good), Span("th", .bad)])])
  }

  @Test("Shortened and padded texts have the width that was asked for", arguments: 0..<30)
  func widths(width: Int) {
    var generator = SeededGenerator(seed: UInt64(width))
    for _ in 0..<20 {
      let text = generator.text(length: 12)
      #expect(CellWidth.of(TextLayout.truncated(text, to: width, ellipsis: "…")) <= width)
      for alignment in [Alignment.left, .center, .right] {
        #expect(
          CellWidth.of(TextLayout.padded(text, to: width, aligned: alignment)) == max(width, CellWidth.of(text)))
      }
    }
  }

  @Test("A line of a page shows no overlong word whole, and words of usual length are")
  func overlong() {
    let long = String(repeating: "a", count: 100_000)
    let lines = TextLayout.wrapped(Line("first \(long) last"), width: 80)
    let text = lines.map(\.text).joined()
    #expect(lines.count < 6 && text.contains("…") && text.hasPrefix("first") && text.hasSuffix("last"))
    let usual = "a/path/of/" + String(repeating: "b", count: 200)
    #expect(TextLayout.wrapped(Line(usual), width: 80).map(\.text).joined() == usual)
  }
}
