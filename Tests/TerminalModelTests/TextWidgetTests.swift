import StyledText
import Testing

@testable import TerminalModel

@Suite("Texts, boxes and hints")
struct TextWidgetTests {
  private func lines(_ width: Int, _ height: Int, _ draw: (inout Frame) -> Void) -> [String] {
    var frame = Frame(size: Size(width: width, height: height))
    draw(&frame)
    return frame.lines()
  }

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

  @Test("A panel boxes its room and shortens its title")
  func panel() {
    let panel = Panel(title: "Some title", hint: "Esc")
    #expect(
      lines(16, 3) { panel.draw(into: &$0, in: $0.bounds, look: .plain) }
        == ["┌─ Some title ─┐", "│              │", "└──────── Esc ─┘"])
    #expect(
      lines(12, 3) { panel.draw(into: &$0, in: $0.bounds, look: .plainASCII) }
        == ["+- Some ~ -+", "|          |", "+---- Esc -+"])
    for size in WidgetLawTests.sizes {
      let area = Rectangle(origin: .zero, size: size)
      #expect(area.contains(panel.interior(of: area)))
    }
  }

  @Test("An overlay covers what lies under it, and hides a cursor there")
  func overlay() {
    var frame = Frame(size: Size(width: 9, height: 5))
    frame.fill(frame.bounds, with: "x")
    frame.cursor = Point(x: 4, y: 2)
    let room = Panel().drawOverlay(size: Size(width: 5, height: 3), into: &frame, in: frame.bounds, look: .plain)
    #expect(frame.lines() == ["xxxxxxxxx", "xx┌───┐xx", "xx│   │xx", "xx└───┘xx", "xxxxxxxxx"])
    #expect(frame.cursor == nil && room == Rectangle(x: 3, y: 2, width: 3, height: 1))
  }

  @Test("The footer drops hints that don't fit and says so")
  func footer() {
    let hints = Footer([KeyHint([.down], "down"), KeyHint([], "none"), KeyHint([.character("q")], "quit")])
    #expect(lines(14, 1) { hints.draw(into: &$0, in: $0.bounds, look: .plain) } == ["↓ down  q quit"])
    #expect(lines(13, 1) { hints.draw(into: &$0, in: $0.bounds, look: .plain) } == ["↓ down  …"])
    #expect(lines(14, 1) { hints.draw(into: &$0, in: $0.bounds, look: .plainASCII) } == ["Down down  ~"])
  }

  @Test("The help lists every bound action once, under its group")
  func help() {
    let text = HelpTable(KeyMapTests.bindings).lines(look: .plain).map(\.text)
    #expect(
      text == ["General", " q      leave", " Enter  choose", "", "Move", " ↓ j    next", "", "Lab", " Enter  mark"])
  }

  @Test("Tabs mark the active one without colour, and shorten the others")
  func tabs() {
    let tabs = TabBar(["Plan", "Lab"], active: 1)
    #expect(lines(20, 1) { tabs.draw(into: &$0, in: $0.bounds, look: .plain) } == [" 1 Plan [2 Lab]"])
    #expect(lines(10, 1) { tabs.draw(into: &$0, in: $0.bounds, look: .plain) } == [" 1 [2 Lab]"])
  }

  @Test("A rule carries its title")
  func rule() {
    #expect(lines(12, 1) { Rule(title: "Memory").draw(into: &$0, in: $0.bounds, look: .plain) } == ["─ Memory ───"])
  }
}
