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
      try plan(
        model,
        [
          .accelerator: "h100-sxm", .workload: unit == .images ? "vision-classification" : "classification",
          .concurrency: $0,
        ]
      ).performance.requestsPerSecond.likely
    }
    #expect(rates == rates.sorted())
    #expect(rates[3] > 1.2 * rates[0])
  }

  @Test("What comes out is counted in its own unit, priced, and has no time per token", arguments: encoders)
  func units(model: String, unit: ServedItems.Unit) throws {
    for workload in unit == .images ? ["vision-classification"] : ["document-retrieval", "classification", "sentiment"]
    {
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

  @Test("Speech is encoded before its first token, as long as the encoder's arithmetic takes")
  func heard() throws {
    let planner = try ShippedCatalogs.planner()
    let times = try ["whisper-base", "whisper-small", "whisper-medium", "whisper-large-v3"].map { model in
      try planner.plan(
        planner.resolver.request([
          .model: model, .accelerator: "l4", .count: "1", .scheme: "bf16", .concurrency: "1",
        ])
      ).performance.timeToFirstTokenSeconds.likely
    }
    #expect(times == times.sorted())
    // 2 × 629M weights × 1,500 positions at all of the L4's 121 TFLOP/s.
    #expect(times[3] > 0.0156 && times[3] < 0.1, "\(times)")
  }

  @Test("A processor that nobody measured computes too")
  func processor() throws {
    let planner = try ShippedCatalogs.planner()
    let times = try ["256", "1024", "4096"].map { input in
      try planner.plan(
        planner.resolver.request([
          .model: "llama-3.1-8b", .accelerator: "cpu:64GB:80GBps", .count: "1", .concurrency: "1", .inputTokens: input,
          .contextTokens: "8k",
        ])
      ).performance.timeToFirstTokenSeconds.likely
    }
    // 16 GFLOP a token at 1.28 TFLOP/s, half of the prompt found in the cache.
    #expect(times[0] > 1 && times[2] > 10 * times[0], "\(times)")
  }
}
