import Catalogs
import Domain
import TestSupport
import Testing

@testable import TerminalFace

@Suite("Hardware that the planner chose")
struct ChosenHardwareTests {
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
}
