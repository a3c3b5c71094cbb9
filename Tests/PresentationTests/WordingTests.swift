import Documents
import Domain
import Quantities
import TestSupport
import Testing

@testable import Presentation

@Suite("Wording")
struct WordingTests {
  private let plan: Plan

  init() throws { plan = try Golden.plan() }

  @Test("The headline is the sum that people do in their heads")
  func headline() {
    #expect(HeadlineText.sentence(plan.headline) == "109B × 2 bytes = 217 GB; at 4 bits 54.3 GB")
    #expect(HeadlineText.parameters(plan.headline) == "109B parameters, 17B active per token")
  }

  @Test("Quality always says where it comes from and never prints one bare number")
  func quality() {
    let range = Interval(low: 0.985, likely: 0.992, high: 0.998)
    let error = Interval(low: 0.0065, likely: 0.0071, high: 0.0078)
    let increase = Interval(low: 0.006, likely: 0.012, high: 0.025)
    func short(_ error: Interval?, _ increase: Interval?, _ recovery: Interval?) -> String {
      QualityText.short(
        QualityEstimate(
          basis: .synthetic, relativeSquaredError: error, perplexityIncrease: increase, recovery: recovery,
          notes: []))
    }
    #expect(short(error, increase, range) == "98.5–99.8 % publ.")
    #expect(short(error, increase, nil) == "ppl +0.60–2.5 % synth.")
    #expect(short(error, nil, nil) == "t² 0.65–0.78 % synth.")
    #expect(short(nil, nil, nil) == "unknown")
    #expect(short(Interval(exactly: 0), nil, nil) == "unquantized")
    #expect(QualityText.basis(.synthetic).contains("synthetic"))
  }

  @Test("An unknown price is called unknown")
  func unknownPrice() {
    let cost = CostEstimate(usdPerHour: nil, usdPerMillionTokens: nil, basis: "")
    #expect(EconomicsText.facts(cost, of: plan.performance).allSatisfy { $0.value == Fact.unknown })
    let energy = EnergyEstimate(joulesPerToken: nil, gramsCO2PerMillionTokens: nil, basis: "")
    #expect(EconomicsText.facts(energy, of: plan.performance).allSatisfy { $0.value == Fact.unknown })
  }

  @Test("A repair's flags are the difference from what was asked")
  func change() {
    var other = plan.request
    #expect(RequestText.change(from: plan.request, to: other) == "")
    other.count = nil
    other.scheme = "bf16"
    other.keyValueCache = .fp8
    other.maximumTimeToFirstTokenSeconds = nil
    other.maximumTimePerOutputTokenSeconds = 0.0125
    #expect(
      RequestText.change(from: plan.request, to: other)
        == "--count auto --scheme bf16 --kv-cache fp8 --max-ttft none --max-tpot 12.5")
    other = plan.request
    other.model = "my model's.json"
    #expect(RequestText.change(from: plan.request, to: other) == "'my model'\\''s.json'")
  }

  @Test("A command spells every choice out")
  func command() {
    #expect(
      RequestText.command(plan.request)
        == "quantplan plan llama-4-scout --on h100-sxm --count 1 --scheme auto --kv-cache auto --mode online "
        + "--workload chat --context 8192 --input 7168 --output 1024 --concurrency 8 --engine vllm --region us-east "
        + "--request-rate none --max-ttft 500 --max-tpot 50 --max-cost-per-hour none")
  }

  @Test("Layouts read like people say them")
  func layouts() {
    func deployment(_ tensor: Int, _ pipeline: Int, _ replicas: Int, _ expert: Bool) -> Deployment {
      Deployment(
        model: "m", accelerator: "a",
        layout: Layout(tensorParallel: tensor, pipelineParallel: pipeline, expertParallel: expert), replicas: replicas,
        scheme: "s", keyValueCache: .bf16, engine: "e")
    }
    #expect(DeploymentText.layout(deployment(1, 1, 1, false)) == "one accelerator")
    #expect(DeploymentText.layout(deployment(4, 1, 1, false)) == "tensor parallel 4")
    #expect(
      DeploymentText.layout(deployment(2, 3, 2, true))
        == "tensor parallel 2 × pipeline parallel 3 × 2 replicas, experts whole")
    #expect(DeploymentText.shortLayout(deployment(2, 3, 2, true)) == "TP2 PP3 EP ×2")
    #expect(DeploymentText.shortLayout(deployment(1, 1, 1, false)) == "1")
  }

  @Test("Reasons of one case are told once, with all that they hold for; those of other cases apart")
  func reasonGroups() {
    func unloaded(_ scheme: String) -> Statement<Rejection.Reason> {
      .fact(.schemeNotLoaded(engine: "vLLM", version: "1", scheme: scheme, isStrangerToMixes: false))
    }
    let heads: Statement<Rejection.Reason> = .fact(.indivisible(.queryHeads(40), ranks: 3))
    let groups = ReasonGroups([
      ("fp32", unloaded("FP32")), ("bf16 3×", heads), ("nf4", unloaded("NF4 blocks")), ("int8 3×", heads),
      ("w8a16", .fact(.noKernel(accelerator: "The very large V100", .int8WeightOnly))),
      ("fp8", .fact(.noKernels(accelerator: "The very large V100", .fp8Native, fallback: .fp8WeightOnly))),
      ("moe 3×", .fact(.indivisible(.feedForwardWidth(8192), ranks: 3))),
    ]).groups
    #expect(
      groups == [
        .init(reason: "vLLM 1 does not load …", subjects: ["fp32", "nf4"]),
        .init(reason: "40 query heads don't divide by 3", subjects: ["bf16 3×", "int8 3×"]),
        .init(reason: "feed-forward layers 8,192 wide don't divide by 3", subjects: ["moe 3×"]),
        .init(reason: "The very large V100 has no int8-w8a16 kernel", subjects: ["w8a16"]),
        .init(reason: "The very large V100 has neither fp8-w8a8 nor fp8-w8a16 kernels", subjects: ["fp8"]),
      ])
  }
}
