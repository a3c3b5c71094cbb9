import StyledText
import Testing

@testable import TerminalModel

@Suite("Rules")
struct RuleTests {
  @Test("A rule carries its title")
  func rule() {
    #expect(lines(12, 1) { Rule(title: "Memory").draw(into: &$0, in: $0.bounds, look: .plain) } == ["─ Memory ───"])
  }
}
