import Domain
import TerminalModel
import Testing

@testable import TerminalFace

@Suite("What runs on what")
struct FitScreenTests {
  private func screen(_ driver: Driver) -> FitScreen { driver.state.screens[FitScreen.self] }
  private func ids(_ driver: Driver) -> [String] { screen(driver).rows(driver.state.shared).map(\.id) }

  @Test("All hardware for the model, in the planner's order; the hardware of the question is marked")
  func hardware() throws {
    var driver = try Driver.ready()
    try driver.press("2")
    #expect(ids(driver) == ["h100-sxm", "h200-sxm", "l40s"])
    #expect(driver.screen.contains("Hardware for Llama 4 Scout"))
  }

  @Test("Turned round it is all models on the hardware, and turned again the hardware")
  func turned() throws {
    var driver = try Driver.ready()
    try driver.press("2 x")
    #expect(ids(driver) == ["llama-4-scout", "llama-4-maverick", "llama-3.3-70b", "qwen3-8b"])
    #expect(driver.screen.contains("Models on H100 SXM 80 GB"))
    try driver.press("x")
    #expect(ids(driver).first == "h100-sxm")
  }

  @Test("Enter plans the row: the hardware and as many of it as the row says, or the model")
  func opened() throws {
    var driver = try Driver.ready()
    try driver.press("2 down enter")
    #expect(driver.state.shared.question.current?.accelerator == "h200-sxm")
    #expect(driver.state.shared.question.current?.count == 2)
    try driver.press("x down down down enter")
    #expect(driver.state.shared.question.current?.model == "qwen3-8b")
  }

  @Test("Rows are found anew for another question, and stale ones aren't shown")
  func follows() throws {
    var driver = try Driver.ready()
    try driver.press("2")
    try driver.pressOnly("}")
    #expect(ids(driver).isEmpty && driver.screen.contains("weighing"))
    driver.settle()
    #expect(ids(driver).count == 3)
  }

  @Test("Sorting by a column puts the best first, reversing the worst; unknown values stay last")
  func sorted() throws {
    let hardware = try FixtureServices.make().hardware(FixturePlanner.request())
    let items = hardware.map(FitItem.init)
    for column in FitColumn.allCases {
      let values = column.sorted(items, isDescending: column.isBestHigh).compactMap(column.value)
      #expect(values == values.sorted(by: column.isBestHigh ? { $0 > $1 } : { $0 < $1 }), "\(column)")
    }
    var driver = try Driver.ready()
    try driver.press("2 S")
    #expect(driver.state.shared.notice?.text.contains("sort by a column first") == true)
    try driver.press("s")
    #expect(ids(driver) == ["h100-sxm", "h200-sxm", "l40s"] && screen(driver).sorting == .count)
    try driver.press("S")
    #expect(ids(driver) == ["l40s", "h200-sxm", "h100-sxm"])
    try driver.press("left")
    #expect(screen(driver).sorting == nil)
  }

  @Test("The selection stays on its row, wherever that stands when the rows change")
  func followed() throws {
    var services = FixtureServices.make()
    let hardware = services.hardware
    services.hardware = { request in
      let rows = try hardware(request)
      return request.concurrency > 16 ? rows.reversed() : rows
    }
    var driver = try Driver.ready(services: services)
    try driver.press("2 down down }")
    #expect(ids(driver) == ["l40s", "h200-sxm", "h100-sxm"])
    #expect(screen(driver).selected(driver.state.shared)?.id == "l40s")
  }

  @Test("What fails is said in place of the rows")
  func failure() throws {
    var services = FixtureServices.make()
    services.hardware = { _ in throw Failure("The catalogs are gone.") }
    var driver = try Driver.ready(services: services)
    try driver.press("2")
    #expect(driver.screen.contains("The catalogs are gone."))
  }
}
