import StyledText
import Testing

@testable import TerminalModel

@Suite("Panels and overlays")
struct PanelTests {
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
}
