import Domain
import TestSupport
import Testing

@testable import Planning

@Suite("What each accelerator would be")
struct PlannerHardwareTests {
  @Test(
    "Each row is what a plan on that accelerator alone says, each accelerator once",
    arguments: ["llama-3.1-8b-instruct", "llama-4-scout"])
  func rows(model: String) throws {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: model, accelerator: "h100-sxm")
    request.simulate = .off
    let rows = try planner.hardware(for: request)
    #expect(rows.count > 100 && Set(rows.map(\.deployment.accelerator)).count == rows.count)
    for row in rows.prefix(40).enumerated().filter({ $0.offset % 8 == 0 }).map(\.element) {
      let asked: RequestChanges = [.accelerator: row.deployment.accelerator, .count: "auto", .engine: "auto"]
      let plan = try planner.plan(planner.resolver.request(asked, from: request))
      #expect(plan.deployment == row.deployment, "\(row.deployment.accelerator)")
      #expect(plan.performance == row.performance && plan.cost == row.cost, "\(row.deployment.accelerator)")
    }
  }

  @Test("The engine that somebody asked for stays, of the hardware and of the models")
  func engine() throws {
    let planner = try ShippedCatalogs.planner()
    let asked: RequestChanges = [
      .model: "llama-3.1-8b-instruct", .accelerator: "l4", .engine: "llama-cpp", .count: "1", .simulate: "off",
    ]
    let request = try planner.resolver.request(asked)
    let rows = try planner.hardware(for: request)
    #expect(rows.count > 20 && rows.allSatisfy { $0.deployment.engine == "llama-cpp" })
    let models = try planner.models(beside: request).rows.compactMap(\.best)
    #expect(models.count > 20 && models.allSatisfy { $0.deployment.engine == "llama-cpp" })
  }

  @Test("Models beside a question are what plans of them are")
  func models() throws {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: "llama-3.1-8b-instruct", accelerator: "h100-sxm")
    (request.count, request.simulate) = (1, .off)
    let report = try planner.models(beside: request)
    #expect(report.rows.count > 30)
    let row = try #require(report.rows.first { $0.model.id == "llama-3.1-8b-instruct" })
    #expect(row.best?.deployment == (try planner.plan(request)).deployment)
  }
}
