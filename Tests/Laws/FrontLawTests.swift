import Domain
import Quantities
import Planning
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
    let meeting = plan.front.filter(\.meetsTargets)
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
    guard plan.verdict.missedTargets.isEmpty, plan.performance.simulation == nil else { return }
    #expect(plan.front.count(where: \.isChosen) == 1, "\(name)")
  }

  @Test(
    "None of them is beaten by another, and a plan that meets every target is one of them",
    arguments: RandomQuestion.drawn(16, seed: 11))
  func random(question: RandomQuestion) throws {
    check(try plan(question.changes), question.testDescription)
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
