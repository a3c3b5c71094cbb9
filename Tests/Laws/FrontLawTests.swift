import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Trade-offs")
struct FrontLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  /// What lower is better of: the cost of its mode, targets missed, both times, what is lost.
  private func axes(_ point: TradeOff, _ plan: Plan) -> [Double] {
    let cost = point.usdPerHour ?? 1e12 * Double(point.count)
    let price = plan.request.mode == .online ? cost : Double(Float(cost / point.requestsPerSecond.likely))
    return [
      price, point.timeToFirstTokenSeconds.likely, point.timePerOutputTokenSeconds?.likely ?? 0, point.lossFactor,
    ]
  }

  private func check(_ plan: Plan, _ name: String) {
    // What was looked at more closely isn't to be compared with averages.
    let meeting = plan.front.filter { $0.meetsTargets && !($0.isChosen && plan.performance.simulation != nil) }
    for (index, point) in meeting.enumerated() {
      for (other, rival) in meeting.enumerated() where other != index {
        let isBeaten = zip(axes(rival, plan), axes(point, plan)).allSatisfy { $0 <= $1 }
        #expect(!isBeaten, "\(name): \(rival.scheme) beats \(point.scheme)")
      }
    }
    guard plan.verdict.outcome != .doesNotFit else {
      #expect(plan.front.isEmpty, "\(name)")
      return
    }
    #expect(plan.front.count(where: \.isChosen) == 1, "\(name)")
  }

  @Test(
    "None of them is beaten by another, and a plan that meets every target is one of them",
    arguments: RandomQuestion.drawn(16, seed: 11))
  func random(question: RandomQuestion) throws {
    check(try plan(question.changes), question.testDescription)
  }

  @Test("What misses a target, or was chosen by a closer look, is among them too")
  func missing() throws {
    let plan = try plan([
      .model: "vit-base-patch16-224", .accelerator: "rtx-5070-ti", .keyValueCache: "bf16", .concurrency: "2000",
      .maximumAccuracyLoss: "2%@low", .maximumSequences: "100",
    ])
    #expect(plan.front.count(where: \.isChosen) == 1)
  }

  @Test("The plan's own row is the plan, even after a closer look", arguments: ["l4", "l4,h100-sxm"])
  func own(accelerators: String) throws {
    let plan = try plan([
      .model: "qwen3-8b", .accelerator: accelerators, .requestsPerSecond: "3",
      .maximumTimeToFirstTokenSeconds: "1s@p95",
    ])
    #expect(plan.performance.simulation != nil)
    let row = try #require(plan.front.first { $0.isChosen })
    #expect(row.timeToFirstTokenSeconds == plan.performance.timeToFirstTokenSeconds)
    #expect(row.timePerOutputTokenSeconds == plan.performance.timePerOutputTokenSeconds)
    #expect(row.count == plan.deployment.count && row.usdPerHour == plan.cost.usdPerHour)
  }

  @Test("A scheme that is taken although it is left out says why, and isn't told as left out")
  func lastResort() throws {
    let plan = try plan([.model: "qwen3.8-27b", .accelerator: "rtx-4090", .count: "1"])
    let isLastResort = plan.reasons.contains { if case .fact(.lastResort) = $0 { true } else { false } }
    let leftOut = plan.assumptions.flatMap { assumption -> [Assumption.LeftOut] in
      if case .fact(.leftOut(let schemes)) = assumption { schemes } else { [] }
    }
    #expect(isLastResort && !leftOut.isEmpty)
    #expect(!leftOut.contains { $0.scheme == plan.deployment.scheme })
  }

  static let several: [RequestChanges] = [
    [.model: "qwen3-8b", .accelerator: "l4,l40s,h100-sxm", .workload: "rag"],
    [.model: "qwen3-8b", .accelerator: "l4,mi300x", .engine: "any"],
    [.model: "qwen3-32b", .accelerator: "h100-sxm", .engine: "vllm,sglang", .mode: "offline"],
  ]

  @Test("They are of all hardware and engines that were chosen from", arguments: several)
  func choices(changes: RequestChanges) throws {
    let plan = try plan(changes)
    check(plan, "a choice")
    #expect(plan.front.count > 1)
  }

  @Test("Energy, throughput, latency, carbon and quality have their best among them", arguments: Objective.allCases)
  func objectives(objective: Objective) throws {
    let plan = try plan([.model: "qwen3-8b", .accelerator: "l40s", .objective: objective.rawValue])
    #expect(plan.front.count(where: \.isChosen) == 1)
  }
}
