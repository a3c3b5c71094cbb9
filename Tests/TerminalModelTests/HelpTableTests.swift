import StyledText
import Testing

@testable import TerminalModel

@Suite("Tables of keys")
struct HelpTableTests {
  @Test("The help lists every bound action once, under its group")
  func help() {
    let text = HelpTable(KeyMapTests.bindings).lines(look: .plain).map(\.text)
    #expect(
      text == ["General", " q      leave", " Enter  choose", "", "Move", " ↓ j    next", "", "Lab", " Enter  mark"])
  }
}
