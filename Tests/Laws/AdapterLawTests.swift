import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("LoRA adapters in memory")
struct AdapterLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges, adapters: String?) throws -> Plan {
    let planner = try Self.planner.get()
    var changes = changes
    changes[.adapters] = adapters
    return try planner.plan(planner.resolver.request(changes))
  }

  private func bytes(_ plan: Plan) -> ByteCount {
    plan.memory.items.filter { $0.kind.fact == .adapters }.map(\.bytes).sum()
  }

  @Test("No adapters are no item, and nothing else of the plan", arguments: RandomQuestion.drawn(4, seed: 77))
  func none(question: RandomQuestion) throws {
    #expect(try plan(question.changes, adapters: "0") == plan(question.changes, adapters: nil))
  }

  @Test(
    "More adapters, or wider ones, never take less memory, on any layout",
    arguments: ["llama-3.1-8b", "qwen3-30b-a3b", "deepseek-v2-lite", "llama-3.3-70b-instruct"], ["1", "2", "4"])
  func growth(model: String, count: String) throws {
    let asked: RequestChanges = [
      .model: model, .accelerator: "h200-sxm", .count: count, .scheme: "bf16", .concurrency: "4",
    ]
    let plans = try [nil, "1", "4", "4:64", "16:64"].map { try plan(asked, adapters: $0) }
    for (fewer, more) in zip(plans, plans.dropFirst()) where fewer.deployment == more.deployment {
      #expect(bytes(fewer) < bytes(more))
      #expect(fewer.memory.totalBytes + bytes(more) == more.memory.totalBytes + bytes(fewer))
    }
  }

  @Test("Rank 16 on all linear layers of Llama 3.1 8B: 41.9 million parameters, as PEFT counts them")
  func known() throws {
    let one = try plan(
      [.model: "llama-3.1-8b", .accelerator: "h100-sxm", .count: "1", .scheme: "bf16"], adapters: "1")
    #expect(bytes(one) == ByteCount(41_943_040 * 2))
  }

  @Test("Adapters count before anything fits")
  func fitting() throws {
    let asked: RequestChanges = [
      .model: "llama-3.1-8b", .accelerator: "l4", .count: "1", .scheme: "bf16", .concurrency: "1", .contextTokens: "4k",
      .inputTokens: "2k",
    ]
    #expect(try plan(asked, adapters: nil).verdict.outcome != .doesNotFit)
    #expect(try plan(asked, adapters: "64:64").verdict.outcome == .doesNotFit)
  }
}
