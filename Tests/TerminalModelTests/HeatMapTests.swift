import StyledText
import Testing

@testable import TerminalModel

@Suite("Heat maps")
struct HeatMapTests {
  @Test("A heat map shades by value and leaves the unknown blank")
  func heat() {
    var frame = Frame(size: Size(width: 3, height: 2))
    HeatMap([[0, 0.5, 1], [nil, 0.25, 0.7]]).draw(into: &frame, in: frame.bounds, look: .plain)
    #expect(frame.lines() == ["·▒█", " ░▓"])
    #expect(frame[Point(x: 2, y: 0)].role == .heat5)
  }
}
