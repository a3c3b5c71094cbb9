import Catalogs
import Domain
import Presentation
import Quantities
import TerminalModel
import TestSupport
import Testing

@testable import TerminalFace

@Suite("With the catalogs that are shipped")
struct ShippedCatalogTests {
  private func driver(_ start: StartingPoint = StartingPoint()) throws -> Driver {
    try Driver.ready(start: start, services: .real(ShippedCatalogs.store()))
  }

  @Test("Scout on one H100: the answer is on the first screen, and BF16 needs more")
  func scout() throws {
    let driver = try driver()
    let plan = try #require(driver.state.shared.plan)
    #expect(plan.verdict.outcome != .doesNotFit)
    #expect(driver.screen.contains(plan.deployment.scheme))
    #expect(driver.screen.contains("bf16 fits on 4 GPUs"))
    #expect(driver.screen.contains("= 217 GB"))
  }

  @Test("What can't run says so and why, where memory would be short too")
  func refused() throws {
    let driver = try driver(
      StartingPoint([.model: "gpt-oss-120b", .accelerator: "mi300x", .engine: "tensorrt-llm"]))
    let plan = try #require(driver.state.shared.plan)
    #expect(plan.memory.spareBytes < .zero && plan.verdict.isRefused && plan.verdict.word == "CAN'T RUN")
    #expect(driver.screen.contains("NO: TensorRT-LLM does not run on AMD accelerators"))
  }

  @Test("In BF16 it does not fit, and the first repair makes it fit")
  func repair() throws {
    var driver = try driver()
    let rows = try #require(driver.state.shared.answer.answered?.schemes.rows)
    driver.planScreen.focus[.schemes].selection = rows.firstIndex { $0.scheme == "bf16" }
    try driver.press("enter")
    #expect(driver.screen.contains("NO at bf16"))
    try driver.press("f enter")
    #expect(driver.state.shared.plan?.verdict.outcome != .doesNotFit)
  }

  @Test("Every list offers entries with their sizes, and Enter takes one")
  func lists() throws {
    var driver = try driver()
    for key in ["M", "H", "W", "E", "R"] {
      try driver.press(key)
      guard case .picker(let picker) = driver.state.shared.overlay else {
        Issue.record("no picker")
        return
      }
      let entries = PickerList(picker, driver.state.shared).entries
      #expect(!entries.isEmpty)
      for entry in entries { #expect(!entry.detail.isEmpty, "\(entry.id)") }
      try driver.press("down enter")
      #expect(driver.state.shared.overlay == nil)
    }
  }

  @Test("At the classic size nothing of the real table is cut")
  func nothingIsCut() throws {
    let driver = try driver()
    let table = render(driver.state).lines().dropFirst(7).prefix(7)
    #expect(!table.joined().contains("…"))
  }

  @Test("A hardware that the engine doesn't run on brings its own engine")
  func otherEngine() throws {
    var driver = try driver(StartingPoint(model: "llama-3.1-8b-instruct", count: 1))
    driver.waiting += driver.state.shared.choose(Choice(kind: .hardware, id: "apple-m1-max"))
    driver.settle()
    if driver.state.shared.question.current?.accelerator.hasPrefix("apple") == true {
      #expect(driver.state.shared.question.current?.engine != "vllm")
    }
  }
}
