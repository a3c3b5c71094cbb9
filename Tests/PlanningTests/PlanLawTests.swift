import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Laws of planning")
struct PlanLawTests {
  static let pairs = [
    ("llama-3.1-8b-instruct", "l4"), ("llama-3.3-70b-instruct", "h100-sxm-80gb"), ("deepseek-v3", "h200-sxm-141gb"),
    ("gpt-oss-120b", "b200"), ("gemma-3-27b-it", "rtx-4090"), ("qwen3-30b-a3b", "mi300x"),
    ("mistral-7b-instruct-v0.3", "v100-pcie-16gb"), ("qwen3-8b", "apple-m4-max"), ("bert-base-uncased", "t4"),
  ]

  @Test("The same request gives the same plan", arguments: pairs)
  func deterministic(model: String, accelerator: String) throws {
    let request = try ShippedCatalogs.planner().request(model: model, accelerator: accelerator)
    #expect(try ShippedCatalogs.planner().plan(request) == ShippedCatalogs.planner().plan(request))
  }

  @Test("The answer is one of its own alternatives, and everything says why", arguments: pairs)
  func consistent(model: String, accelerator: String) throws {
    let planner = try ShippedCatalogs.planner()
    let plan = try planner.plan(planner.request(model: model, accelerator: accelerator))
    #expect(plan.alternatives.first?.deployment == plan.deployment)
    #expect(
      plan.deployment.count == plan.deployment.layout.tensorParallel * plan.deployment.layout.pipelineParallel
        * plan.deployment.layout.dataParallel * plan.deployment.replicas)
    #expect(plan.memory.spareBytes == plan.verdict.spareBytes)
    #expect((plan.verdict.outcome == .doesNotFit) == (plan.memory.spareBytes < .zero))
    #expect(plan.rejected.allSatisfy { $0.reason.fact != nil })
    #expect(!plan.reasons.isEmpty && !plan.assumptions.isEmpty)
    for alternative in plan.alternatives {
      #expect(alternative.memory.items.map(\.bytes).sum() == alternative.memory.totalBytes)
    }
  }

  @Test("More accelerators never turn a yes into a no")
  func moreIsNoWorse() throws {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: "llama-3.3-70b-instruct", accelerator: "h100-sxm")
    var fitted = false
    for count in [1, 2, 4, 8] {
      request.count = count
      let fits = try planner.plan(request).verdict.outcome != .doesNotFit
      #expect(fits || !fitted, "\(count)")
      fitted = fitted || fits
    }
    #expect(fitted)
  }

  @Test("A count left open is the cheapest that fits and meets the targets")
  func openCount() throws {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: "llama-3.1-8b-instruct", accelerator: "h100-sxm")
    request.maximumTimeToFirstTokenSeconds = nil
    request.maximumTimePerOutputTokenSeconds = nil
    #expect(try planner.plan(request).deployment.count == 1)
  }

  @Test("Offline prefers the cheapest token, online the fastest answer for the least rent")
  func modes() throws {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: "llama-3.3-70b-instruct", accelerator: "h100-sxm")
    request.count = 4
    let plan = try planner.plan(request)
    let online = try #require(plan.recommendations.online)
    let offline = try #require(plan.recommendations.offline)
    let fast = try #require(online.performance.timePerOutputTokenSeconds?.likely)
    #expect(fast <= (try #require(offline.performance.timePerOutputTokenSeconds?.likely)))
    #expect(offline.performance.outputTokensPerSecond.likely >= online.performance.outputTokensPerSecond.likely)
    #expect(!online.reasons.isEmpty && !offline.reasons.isEmpty)
  }

  @Test("Kernels that the hardware lacks are rejected with the reason")
  func kernels() throws {
    let planner = try ShippedCatalogs.planner()
    let plan = try planner.plan(planner.request(model: "qwen3-8b", accelerator: "v100-sxm2-32gb"))
    #expect(plan.rejected.first { $0.deployment.scheme == "fp8-dynamic" }?.reason.code == "noKernels")
  }

  static let absurdities: [(String, @Sendable (inout PlanRequest) -> Void)] = [
    ("concurrency", { $0.concurrency = 0 }),
    ("context", { $0.contextTokens = -5 }),
    ("context", { $0.contextTokens = 100_000_000 }),
    ("accelerators", { $0.count = 0 }),
    ("cost", { $0.maximumUSDPerHour = -1 }),
    ("token", { $0.maximumTimePerOutputTokenSeconds = .nan }),
    ("input", { $0.inputTokens = -1 }),
  ]

  @Test("Absurd numbers are refused by name", arguments: absurdities)
  func absurd(word: String, change: @Sendable (inout PlanRequest) -> Void) throws {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: "qwen3-8b", accelerator: "l4")
    change(&request)
    let error = #expect(throws: PlanningError.self) { try planner.plan(request) }
    guard case .invalid(let what, _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(what.contains(word))
  }

  @Test("A model that can't be sized says why")
  func unsizeable() throws {
    let planner = try ShippedCatalogs.planner()
    let request = try planner.request(model: "deepseek-v4.1-flash", accelerator: "h100-sxm")
    let error = #expect(throws: PlanningError.self) { try planner.plan(request) }
    guard case .unsizeable("deepseek-v4.1-flash", let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!reason.isEmpty)
  }
}
