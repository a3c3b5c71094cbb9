import Domain
import Planning
import TestSupport
import Testing

@Suite("Why not")
struct WhyLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func why(_ asked: RequestChanges, not changes: RequestChanges) throws -> WhyNot {
    let planner = try Self.planner.get()
    let request = try planner.resolver.request(asked)
    let plan = try planner.plan(request)
    let other = try planner.plan(planner.resolver.request(changes, from: request))
    return WhyNotSearch(plan, other).answer(asked: "it")
  }

  @Test("What was chosen is said to be", arguments: RandomQuestion.drawn(4, seed: 5))
  func chosen(question: RandomQuestion) throws {
    let planner = try Self.planner.get()
    let plan = try planner.plan(planner.resolver.request(question.changes))
    guard plan.verdict.outcome != .doesNotFit else { return }
    let again: RequestChanges = [.scheme: plan.deployment.scheme, .count: "\(plan.deployment.count)"]
    #expect(try why(question.changes, not: again).reasons == [.chosen])
  }

  @Test(
    "Each scheme that was not chosen has a reason, and what is better of it is told",
    arguments: [
      "nvfp4", "bf16", "fp8-dynamic", "gguf-q4_k_m", "nf4",
    ])
  func schemes(scheme: String) throws {
    let why = try why([.model: "llama-3.1-8b", .accelerator: "l4"], not: [.scheme: scheme])
    #expect(!why.reasons.isEmpty && why.reasons != [.chosen])
    for gain in why.gains { #expect(gain.isGain) }
    for case .worse(let trade) in why.reasons { #expect(!trade.isGain) }
  }

  @Test("What is better in all that people choose by has nothing against it but what was asked for")
  func better() throws {
    let asked: RequestChanges = [
      .model: "llama-3.1-70b", .accelerator: "h100-sxm", .workload: "rag", .requestsPerSecond: "20",
      .scheme: "w4a16-g128",
    ]
    let why = try why(asked, not: [.scheme: "fp8-block"])
    #expect(why.reasons == [.notAsked] && why.gains.count > 2)
  }

  @Test("A scheme without a kernel of its own is left out, one that isn't loaded refused, a small card too small")
  func kinds() throws {
    let asked: RequestChanges = [.model: "llama-3.1-8b", .accelerator: "l4"]
    #expect(try why(asked, not: [.scheme: "nvfp4"]).reasons.contains(.leftOut(.noNativeKernel)))
    #expect(try why(asked, not: [.scheme: "gguf-q4_k_m", .engine: "vllm"]).reasons.first?.code == "refused")
    let large: RequestChanges = [.model: "llama-3.3-70b", .accelerator: "h100-sxm"]
    #expect(try why(large, not: [.scheme: "bf16", .count: "1"]).reasons.first?.code == "doesNotFit")
  }

  @Test("More accelerators than needed cost more")
  func counts() throws {
    let why = try why([.model: "qwen3-8b", .accelerator: "l4"], not: [.count: "8"])
    #expect(why.reasons.contains { $0.code == PlanMeasure.usdPerHour.rawValue })
  }
}
