import Domain
import TerminalModel
import Testing

@testable import TerminalFace

@Suite("Plans beside each other")
struct CompareScreenTests {
  private func screen(_ driver: Driver) -> CompareScreen { driver.state.screens[CompareScreen.self] }

  @Test("Without marks the plan stands beside the next best scheme, which is another one")
  func unmarked() throws {
    var driver = try Driver.ready()
    try driver.press("3")
    let plans = screen(driver).plans(driver.state.shared)
    #expect(plans.count == 2 && plans[0] == driver.state.shared.plan)
    #expect(plans[1].deployment.scheme != plans[0].deployment.scheme)
    #expect(driver.screen.contains("The plan and the next best"))
    for plan in plans { #expect(driver.screen.contains(plan.deployment.scheme)) }
  }

  @Test("Without a plan nothing is waited for")
  func noPlan() throws {
    var driver = try Driver.ready(start: StartingPoint(model: "no-such-model"))
    try driver.press("3")
    #expect(driver.screen.contains("There is no plan to compare."))
  }

  @Test("Up and down choose among the plans, as left and right do")
  func selection() throws {
    var driver = try Driver.ready()
    try driver.press("m + m 3 down")
    #expect(screen(driver).selected == 1)
    try driver.press("up")
    #expect(screen(driver).selected == 0)
  }

  @Test("Marked plans are compared, with the present one where it isn't marked, four at most")
  func marked() throws {
    var driver = try Driver.ready()
    try driver.press("m + m 3")
    #expect(driver.screen.contains("2 marked") && screen(driver).plans(driver.state.shared).count == 2)
    try driver.press("+")
    #expect(screen(driver).plans(driver.state.shared).map(\.deployment.count) == [1, 2, 3])
    try driver.press("m + m + m")
    #expect(driver.state.shared.marks.count == SharedState.mostMarks)
    #expect(driver.state.shared.notice?.text == "4 plans are marked, the most that are compared.")
    #expect(screen(driver).plans(driver.state.shared).count == SharedState.mostMarks)
  }

  @Test("Marking twice takes the mark away again")
  func toggled() throws {
    var driver = try Driver.ready()
    try driver.press("m")
    #expect(driver.state.shared.marks == [driver.state.shared.plan])
    try driver.press("m")
    #expect(driver.state.shared.marks.isEmpty)
  }

  @Test("Changes are told from the base, and turning it turns their signs")
  func base() throws {
    var driver = try Driver.ready()
    try driver.press("m + m 3")
    #expect(driver.screen.contains("+1 (×2)"))
    try driver.press("right b")
    #expect(driver.screen.contains("−1 (×0.5)") && driver.screen.contains("B, base"))
  }

  @Test("Rows that are alike are left out until they are asked for")
  func allRows() throws {
    var driver = try Driver.ready()
    try driver.press("m + m 3")
    #expect(!driver.screen.contains("KV cache"))
    try driver.press("d")
    #expect(driver.screen.contains("KV cache"))
  }

  @Test("Enter asks the selected plan's question, and what is dropped is no longer compared")
  func open() throws {
    var driver = try Driver.ready()
    try driver.press("m + m 3 enter")
    #expect(driver.state.shared.question.current?.count == 1)
    try driver.press("right x")
    #expect(driver.state.shared.marks.map(\.deployment.count) == [1])
    try driver.press("u")
    #expect(driver.state.shared.question.current?.count == 2)
  }

  @Test("What each wins and loses is said, at every size", arguments: ["40x10", "60x18", "80x24", "120x40", "200x60"])
  func sizes(size: String) throws {
    var driver = try Driver.ready(size: try #require(Size(parsing: size)))
    try driver.press("m + m 3")
    let layout = screen(driver).layout(driver.state.shared)
    #expect(!layout.judgement.isEmpty && layout.table.height >= 3)
    let areas = [layout.question, layout.names, layout.table, layout.verdict].filter { !$0.isEmpty }
    for (place, area) in areas.enumerated() {
      for other in areas[(place + 1)...] { #expect(area.intersection(other).isEmpty) }
    }
  }
}
