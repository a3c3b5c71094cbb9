import Presentation
import StyledText
import TerminalModel
import Testing

@testable import TerminalFace

@Suite("What moving asks is what drawing shows")
struct PlanLayoutTests {
  private static let sizes = ["40x10", "60x16", "80x24", "100x30", "120x40", "200x60"]

  /// The rows of the screen on which a pane's content stands.
  private static func rows(of pane: PlanPane, in driver: Driver) -> [String] {
    let area = driver.planScreen.layout(driver.state.shared).arrangement.interior(of: pane)
    let screen = render(driver.state)
    return (area.y..<area.endY).map { y in
      String(Array(screen.lines()[y]).dropFirst(area.x).prefix(area.width))
    }
  }

  private static func ready(_ pane: PlanPane, size: String) throws -> Driver {
    var driver = try Driver.ready(size: try #require(Size(parsing: size)))
    try driver.press("r")
    driver.perform(.show(pane))
    return driver
  }

  @Test("The last step shows the last line, and every step back moves what is seen", arguments: PlanPane.details, sizes)
  func scrollingEndsWhereTheTextEnds(pane: PlanPane, size: String) throws {
    var driver = try Self.ready(pane, size: size)
    try driver.press("G")
    let layout = driver.planScreen.layout(driver.state.shared)
    let extent = layout.extent(of: pane)
    let last: Line? =
      switch try #require(layout.contents[pane]) {
      case .text(let lines): lines.last
      // Where an entry is taller than the room its first line is in sight.
      case .blocks(let blocks):
        layout.arrangement.interior(of: pane).height > 1 ? blocks.last?.last : blocks.last?.first
      }
    let shown = Self.rows(of: pane, in: driver)
    let words = try #require(last).text.split(separator: " ").joined(separator: " ")
    #expect(shown.joined().split(separator: " ").joined(separator: " ").contains(words), "\(words)")
    var before = render(driver.state)
    for _ in 0..<max(extent.count - (driver.planScreen.focus[pane].selection == nil ? extent.height : 1), 0) {
      try driver.press("k")
      let now = render(driver.state)
      #expect(now != before, "a key that moves nothing")
      before = now
    }
    #expect(driver.planScreen.focus[pane].offset == 0)
  }

  @Test("A page of the schemes is as many rows as are drawn", arguments: sizes)
  func schemePages(size: String) throws {
    var driver = try Self.ready(.schemes, size: size)
    try driver.press("g")
    let rows = try #require(driver.state.shared.answer.answered?.schemes.rows)
    let height = driver.planScreen.layout(driver.state.shared).extent(of: .schemes).height
    let drawn = Self.rows(of: .schemes, in: driver).filter { line in rows.contains { line.contains("\($0.scheme) ") } }
    #expect(drawn.count == min(height, rows.count))
  }

  @Test("The layout is a value of state and size alone, and holds every detail in sight", arguments: sizes)
  func pure(size: String) throws {
    let driver = try Self.ready(.memory, size: size)
    let layout = driver.planScreen.layout(driver.state.shared)
    #expect(layout == driver.planScreen.layout(driver.state.shared))
    #expect(Set(layout.contents.keys) == Set(layout.arrangement.details.map(\.pane)))
  }
}
