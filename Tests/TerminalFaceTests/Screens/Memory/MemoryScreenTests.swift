import Domain
import Planning
import TerminalModel
import Testing

@testable import TerminalFace

@Suite("Where every GiB goes")
struct MemoryScreenTests {
  @Test("The ledger stands beside what other loads would leave, the plan's own load among them and marked")
  func shown() throws {
    var driver = try Driver.ready(size: try #require(Size(parsing: "120x40")))
    try driver.press("6")
    let request = try #require(driver.state.shared.plan?.request)
    let room = try #require(driver.state.screens[MemoryScreen.self].room?.report)
    #expect(room.contexts.contains(request.contextTokens) && room.sequences.contains(request.concurrency))
    #expect(driver.screen.contains("Where it goes") && driver.screen.contains("What is left at other loads"))
    #expect(driver.screen.contains("●"))
  }

  @Test("Another question is counted anew while one looks, and what is out of date isn't shown")
  func follows() throws {
    var driver = try Driver.ready()
    try driver.press("6 }")
    let room = driver.state.screens[MemoryScreen.self].room
    #expect(room?.request == driver.state.shared.plan?.request)
    try driver.press("1 }")
    #expect(driver.state.screens[MemoryScreen.self].room?.request != driver.state.shared.plan?.request)
    try driver.press("6")
    #expect(driver.state.screens[MemoryScreen.self].room?.request == driver.state.shared.plan?.request)
  }

  @Test("Nothing overlaps at any size")
  func layout() throws {
    for width in [40, 60, 80, 109, 110, 200] {
      for height in [10, 14, 18, 24, 40] {
        var driver = try Driver.ready(size: Size(width: width, height: height))
        try driver.press("6")
        let layout = driver.state.screens[MemoryScreen.self].layout(driver.state.shared)
        let areas = [layout.question, layout.bar, layout.ledgerArea, layout.roomArea].filter { !$0.isEmpty }
        #expect(layout.ledgerArea.height >= 2)
        for (place, area) in areas.enumerated() {
          for other in areas[(place + 1)...] { #expect(area.intersection(other).isEmpty, "\(width)x\(height)") }
        }
      }
    }
  }
}
