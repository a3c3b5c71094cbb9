import Domain
import Testing

@testable import Presentation

@Suite("Reasons told together")
struct ReasonGroupsTests {
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
