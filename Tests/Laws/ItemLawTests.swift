import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Work that isn't counted in tokens")
struct ItemLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ model: String, _ changes: RequestChanges = [:]) throws -> Plan {
    let planner = try Self.planner.get()
    let asked: RequestChanges = [.model: model, .accelerator: "l4", .count: "1"]
    return try planner.plan(planner.resolver.request(changes.over(asked)))
  }

  static let encoders: [(String, ServedItems.Unit)] = [
    ("bert-base", .requests), ("all-minilm-l6-v2", .requests), ("distilbert", .requests), ("vit-large", .images),
    ("clip", .requests),
  ]

  @Test("Encoders batch: more at once, more a second", arguments: encoders)
  func batches(model: String, unit: ServedItems.Unit) throws {
    let rates = try ["1", "8", "64", "512"].map {
      try plan(model, [.workload: "classification", .concurrency: $0]).performance.requestsPerSecond.likely
    }
    #expect(rates == rates.sorted())
    #expect(rates[3] > 1.2 * rates[0])
  }

  @Test("What comes out is counted in its own unit, priced, and has no time per token", arguments: encoders)
  func units(model: String, unit: ServedItems.Unit) throws {
    for workload in ["document-retrieval", "classification", "chat"] {
      let plan = try plan(model, [.workload: workload])
      #expect(plan.performance.timePerOutputTokenSeconds == nil)
      #expect(plan.performance.items?.unit == unit)
      #expect((plan.performance.items?.perSecond.likely ?? 0) > 0)
      #expect((plan.cost.usdPerMillionItems ?? 0) > 0 && plan.cost.usdPerMillionTokens == nil)
      #expect((plan.energy.joulesPerItem ?? 0) > 0)
    }
  }

  @Test("Speech is counted in seconds of it, beside its tokens")
  func speech() throws {
    let plan = try plan("whisper-large-v3-turbo", [.engine: "vllm"])
    #expect(plan.performance.items?.unit == .audioSeconds)
    let seconds = try #require(plan.performance.items?.perSecond.likely)
    #expect(abs(seconds - 30 * plan.performance.requestsPerSecond.likely) < 1e-6 * seconds)
  }

  @Test("A decoder that writes nothing answers requests as an encoder does", arguments: ["reranking", "embedding"])
  func silent(workload: String) throws {
    let plan = try plan("qwen3-embedding-0.6b", [.workload: workload])
    #expect(plan.performance.items?.perSecond == plan.performance.requestsPerSecond)
    #expect((plan.cost.usdPerMillionItems ?? 0) > 0 && (plan.energy.joulesPerItem ?? 0) > 0)
  }
}
