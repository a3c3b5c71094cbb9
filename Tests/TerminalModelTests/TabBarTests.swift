import StyledText
import Testing

@testable import TerminalModel

@Suite("Tabs")
struct TabBarTests {
  @Test("Tabs mark the active one without colour, and shorten the others")
  func tabs() {
    let tabs = TabBar([.init(number: 1, title: "Plan"), .init(number: 2, title: "Lab")], active: 1)
    #expect(lines(20, 1) { tabs.draw(into: &$0, in: $0.bounds, look: .plain) } == [" 1 Plan [2 Lab]"])
    #expect(lines(10, 1) { tabs.draw(into: &$0, in: $0.bounds, look: .plain) } == [" 1 [2 Lab]"])
  }
}
