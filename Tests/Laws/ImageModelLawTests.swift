import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Models of images")
struct ImageModelLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ model: String, _ changes: RequestChanges = [:]) throws -> Plan {
    let planner = try Self.planner.get()
    let asked: RequestChanges = [.model: model, .accelerator: "h100-sxm", .count: "1"]
    return try planner.plan(planner.resolver.request(changes.over(asked)))
  }

  static let segmenters = ["sam-vit-base", "sam-vit-large", "sam-vit-huge"]

  @Test("Segmenters are counted in images, and have no time per token", arguments: segmenters)
  func images(model: String) throws {
    let plan = try plan(model, [.workload: "segmentation"])
    #expect(plan.verdict.outcome == .fits)
    #expect(plan.performance.timePerOutputTokenSeconds == nil)
    #expect(plan.performance.items?.unit == .images)
    #expect((plan.cost.usdPerMillionItems ?? 0) > 0 && plan.cost.usdPerMillionTokens == nil)
  }

  @Test("A larger segmenter encodes fewer images a second, and takes more memory")
  func sizes() throws {
    let plans = try Self.segmenters.map { try plan($0, [.workload: "segmentation"]) }
    let rates = plans.map(\.performance.requestsPerSecond.likely)
    #expect(rates == rates.sorted(by: >))
    let weights = plans.map(\.memory.weightsBytes)
    #expect(weights == weights.sorted())
  }
}
