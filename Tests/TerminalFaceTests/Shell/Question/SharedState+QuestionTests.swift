import Catalogs
import Domain
import TestSupport
import TerminalModel
import Testing

@testable import TerminalFace

@Suite("Hardware that the planner chose")
struct SharedStateQuestionTests {
  @Test("The question names the accelerator and the engine that the plan is of")
  func named() throws {
    let start = StartingPoint([
      .model: "qwen3-8b", .accelerator: "apple-m4-max,l4,l40s", .concurrency: "4",
    ])
    let driver = try Driver.ready(start: start, services: .real(ShippedCatalogs.store()))
    let plan = try #require(driver.state.shared.plan)
    let name = try ShippedCatalogs.store().accelerator(plan.deployment.accelerator).name
    let head = driver.screen.split(separator: "\n").prefix(4).joined(separator: "\n")
    #expect(plan.deployment.engine == "vllm")
    #expect(head.contains(name) && head.contains(plan.deployment.engine))
    #expect(plan.request.accelerator == plan.deployment.accelerator)
  }

  @Test("What was chosen from stands in a pane of its own, with what was asked of costs over time in another")
  func compared() throws {
    let start = StartingPoint([
      .model: "qwen3-8b", .accelerator: "l4,l40s,h100-sxm", .concurrency: "4", .horizonSeconds: "12mo",
    ])
    var driver = try Driver.ready(start: start, services: .real(ShippedCatalogs.store()))
    let plan = try #require(driver.state.shared.plan)
    _ = driver.state.perform(.init(PlanAction.show(.compared)))
    for row in plan.hardware { #expect(driver.screen.contains(row.deployment.accelerator), "\(row.deployment)") }
    _ = driver.state.perform(.init(PlanAction.show(.life)))
    #expect(driver.screen.contains("Whole life, 12 months"))
  }

  @Test("Lists begin where the question stands")
  func current() throws {
    var driver = try Driver.ready(services: .real(ShippedCatalogs.store()))
    let request = try #require(driver.state.shared.question.current)
    let planned = try #require(driver.state.shared.plan).deployment
    for (key, id) in [
      ("M", request.model), ("H", request.accelerator), ("W", request.workload), ("E", planned.engine),
    ] {
      try driver.press(key)
      guard case .picker(let picker) = driver.state.shared.overlay else {
        Issue.record("no list")
        return
      }
      let list = PickerList(picker, driver.state.shared)
      #expect(picker.list.selectedItem(of: list.items).map { list.entries[$0].id } == id)
      try driver.press("escape")
    }
  }
}
