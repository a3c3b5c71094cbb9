import Domain
import Planning
import TestSupport
import Testing

@Suite("Repairs by what stays in the host's memory, and by sequences at once")
struct OtherPlaceRepairTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  @Test(
    "What can't be there is left out again",
    arguments: [
      [.model: "llama-3.1-8b", .accelerator: "l4", .offload: "cpu:experts"] as RequestChanges,
      [.model: "bert-base", .accelerator: "l4", .offload: "cpu:cache"],
    ])
  func withoutOffload(question: RequestChanges) throws {
    let plan = try plan(question)
    #expect(plan.verdict.outcome == .doesNotFit)
    let repair = try #require(plan.repairs.first { $0.kind == .otherPlace })
    #expect(repair.request.settings.offload == nil && repair.action == .fact(.leave(nil)))
    #expect(try Self.planner.get().plan(repair.request).verdict.outcome != .doesNotFit)
  }

  @Test("Where a card is too small, as little as does it is left in the host's memory")
  func offload() throws {
    let question: RequestChanges = [
      .model: "qwen2.5-14b-instruct", .accelerator: "rtx-3060-12gb", .count: "1", .engine: "llama-cpp",
      .scheme: "gguf-q8_0", .concurrency: "1",
    ]
    let plan = try plan(question)
    #expect(plan.verdict.outcome == .doesNotFit)
    let repair = try #require(plan.repairs.first { $0.kind == .otherPlace })
    guard case .layers(let layers)? = repair.request.settings.offload else {
      Issue.record("\(String(describing: repair.request.settings.offload))")
      return
    }
    var changed = repair.request
    #expect(try Self.planner.get().plan(changed).verdict.outcome != .doesNotFit)
    changed.settings.offload = .layers(layers - 1)
    #expect(try Self.planner.get().plan(changed).verdict.outcome == .doesNotFit)
  }

  @Test("A rate that too few sequences at once can't serve is served by as many as come")
  func sequences() throws {
    let plan = try plan([.model: "llama-3.1-8b", .accelerator: "l4", .requestsPerSecond: "5", .concurrency: "8"])
    #expect(!plan.verdict.missedTargets.isEmpty)
    let first = try #require(plan.repairs.first)
    #expect(first.kind == .moreSequences)
    #expect(try Self.planner.get().plan(first.request).verdict.missedTargets.isEmpty)
  }

  @Test("No repair is told twice", arguments: StrainedQuestion.drawn(8, seed: 611))
  func once(question: StrainedQuestion) throws {
    let repairs = try plan(question.changes).repairs
    #expect(Set(repairs.map(\.request)).count == repairs.count)
  }
}
