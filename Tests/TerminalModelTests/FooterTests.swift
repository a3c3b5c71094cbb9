import StyledText
import Testing

@testable import TerminalModel

@Suite("Hints of keys")
struct FooterTests {
  @Test("The footer drops hints that don't fit and says so")
  func footer() {
    let hints = Footer([KeyHint([.down], "down"), KeyHint([], "none"), KeyHint([.character("q")], "quit")])
    #expect(lines(14, 1) { hints.draw(into: &$0, in: $0.bounds, look: .plain) } == ["↓ down  q quit"])
    #expect(lines(13, 1) { hints.draw(into: &$0, in: $0.bounds, look: .plain) } == ["↓ down  …"])
    #expect(lines(14, 1) { hints.draw(into: &$0, in: $0.bounds, look: .plainASCII) } == ["Down down  ~"])
  }
}
