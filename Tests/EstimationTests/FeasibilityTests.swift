import Catalogs
import Domain
import Estimation
import Testing

@Suite("What can't run, and why")
struct FeasibilityTests {
  private func layoutReason(
    _ model: String, _ layout: Layout, scheme: String = "bf16", engine: String = "vllm",
    accelerator: String = "h100-sxm-80gb"
  ) throws -> Rejection.Reason? {
    let fixture = try MemoryFixture(model, engine: engine, accelerator: accelerator)
    return Feasibility.rejection(
      layout: layout, profile: fixture.profile, stored: try fixture.stored(scheme), on: fixture.site)
  }

  @Test("One accelerator is always a valid layout", arguments: modelsOfEveryKind)
  func single(model: String) throws {
    #expect(try layoutReason(model, Layout(tensorParallel: 1)) == nil)
  }

  static let indivisible: [(String, Layout, Rejection.Reason)] = [
    ("llama-4-scout-17b-16e-instruct", Layout(tensorParallel: 3), .indivisible(.queryHeads(40), ranks: 3)),
    (
      "llama-3.1-8b-instruct", Layout(tensorParallel: 1, pipelineParallel: 33),
      .tooFewLayers(layers: 32, stages: 33)
    ),
    ("qwen2.5-7b-instruct", Layout(tensorParallel: 8), .indivisible(.queryHeads(28), ranks: 8)),
  ]

  @Test("Heads and stages that don't divide are named", arguments: indivisible)
  func reasons(model: String, layout: Layout, reason: Rejection.Reason) throws {
    #expect(try layoutReason(model, layout) == reason)
  }

  @Test("Tensor-parallel slices must hold whole quantization groups")
  func groups() throws {
    // Llama 2 7B's feed-forward width 11,008 over 8 ranks is 1,376, which 128 doesn't divide.
    let layout = Layout(tensorParallel: 8)
    #expect(
      try layoutReason("llama-2-7b", layout, scheme: "w4a16-g128")
        == .groupsCut(groupSize: 128, slice: 1376, ranks: 8))
    #expect(try layoutReason("llama-2-7b", layout, scheme: "bf16") == nil)
  }

  @Test("Engines refuse layouts they don't have")
  func engines() throws {
    let reason = try layoutReason("llama-3.1-8b-instruct", Layout(tensorParallel: 2), engine: "transformers")
    #expect(reason == .noTensorParallel(engine: "Transformers"))
  }

  @Test("A host's size bounds what runs as one process, and nothing else")
  func hosts() throws {
    let wide = Layout(tensorParallel: 16)
    #expect(
      try layoutReason("llama-3.1-8b-instruct", wide, engine: "llama-cpp")
        == .beyondNode(tensorParallel: 16, accelerators: 8))
    #expect(try layoutReason("llama-3.1-8b-instruct", wide) == nil)
    #expect(try layoutReason("llama-3.1-8b-instruct", Layout(tensorParallel: 2), accelerator: "dgx-spark") == nil)
    #expect(
      try layoutReason(
        "llama-3.1-8b-instruct", Layout(tensorParallel: 4), engine: "llama-cpp", accelerator: "rtx-3090") == nil)
  }

  @Test(
    "Schemes are refused with the missing kernel or engine",
    arguments: [
      ("nf4-dq", "h100-sxm-80gb", "vllm", "schemeNotLoaded"),
      ("fp8-dynamic", "v100-sxm2-32gb", "transformers", "noKernels"),
      ("fp8-dynamic", "v100-sxm2-32gb", "vllm", "capability"),
      ("bf16", "apple-m4-max", "vllm", "otherVendor"),
    ])
  func schemes(scheme: String, accelerator: String, engine: String, code: String) throws {
    let fixture = try MemoryFixture("llama-3.1-8b-instruct", engine: engine, accelerator: accelerator)
    #expect(Feasibility.rejection(scheme: try fixture.store.scheme(scheme), on: fixture.site)?.code == code)
  }

  @Test("Ampere has FP8 weights but no FP8 arithmetic, so the scheme still runs")
  func fallback() throws {
    let fixture = try MemoryFixture("llama-3.1-8b-instruct", accelerator: "a100-sxm-80gb")
    let scheme = try fixture.store.scheme("fp8-dynamic")
    #expect(fixture.accelerator.runs(scheme.nativeKernel) == false)
    #expect(Feasibility.rejection(scheme: scheme, on: fixture.site) == nil)
  }
}
