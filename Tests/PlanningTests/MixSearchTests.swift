import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Mixes of formats in plans")
struct MixSearchTests {
  private func plan(
    _ model: String, _ accelerator: String, count: Int, scheme: String?, engine: String? = nil
  ) throws -> (Planner, Plan) {
    let planner = try ShippedCatalogs.planner()
    var request = try planner.request(model: model, accelerator: accelerator, engine: engine)
    request.count = count
    request.scheme = scheme
    return (planner, try planner.plan(request))
  }

  private func mix(_ plan: Plan) -> Repair? { plan.repairs.first { $0.kind == .widerMix || $0.kind == .narrowerMix } }

  private func refusal(_ plan: Plan) -> Rejection.Reason? { plan.verdict.summary.fact?.refusal }

  private static let roomy: [(String, String, Int, String?, String?)] = [
    ("llama-3.1-8b-instruct", "rtx-4090", 1, "w4a16-g128", nil),
    ("llama-3.3-70b-instruct", "h100-sxm", 2, "w4a16-g128", nil),
    ("llama-3.3-70b-instruct", "h100-sxm", 1, "w4a16-g128-asym", nil), ("qwen3-32b", "l40s", 2, "w4a16-g128", nil),
    ("llama-3.1-8b-instruct", "rtx-4090", 1, "gguf-q4_k_m", "llama-cpp"),
    ("qwen3-8b", "apple-m5-max", 1, "gguf-q4_0", nil),
    ("llama-3.1-8b-instruct", "rtx-4090", 1, "gguf-q2_k", "llama-cpp"),
  ]

  @Test("Spare memory buys a mix that errs less and still fits with room", arguments: roomy)
  func wider(model: String, accelerator: String, count: Int, scheme: String?, engine: String?) throws {
    let (planner, plan) = try plan(model, accelerator, count: count, scheme: scheme, engine: engine)
    #expect(plan.verdict.outcome == .fits)
    let found = mix(plan)
    let repair = try #require(found)
    let mixed = try planner.plan(repair.request)
    #expect(mixed.verdict.outcome == .fits)
    #expect(mixed.deployment.scheme == repair.request.scheme && mixed.deployment.count == count)
    let error = try #require(mixed.quality.relativeSquaredError?.likely)
    #expect(error < 0.95 * (try #require(plan.quality.relativeSquaredError?.likely)))
    guard case .fact(.lessError(let saved, .synthetic, let added, count)) = repair.effect else {
      Issue.record("\(repair.effect)")
      return
    }
    #expect(saved > 0.05 && added > .zero)
    #expect(mixed.memory.spareBytes < plan.memory.spareBytes)
    let growth = mixed.memory.weightsBytes / plan.memory.weightsBytes
    #expect(growth > 1 && growth <= 1.26)
    if let before = plan.quality.perplexityIncrease, let after = mixed.quality.perplexityIncrease {
      #expect(after.likely < before.likely)
    }
  }

  @Test("A mix is planned again from its own request, and is no base for another one")
  func again() throws {
    let (planner, plan) = try plan("llama-3.1-8b-instruct", "rtx-4090", count: 1, scheme: "w4a16-g128")
    let found = mix(plan)
    let mixed = try planner.plan(try #require(found).request)
    let isSame = try ShippedCatalogs.planner().plan(mixed.request) == mixed
    #expect(isSame)
    let another = mix(mixed)
    #expect(another == nil)
    #expect(mixed.schemes.contains { $0.scheme == mixed.deployment.scheme })
    let (kept, base) = (try #require(mixed.quality.recovery), try #require(plan.quality.recovery))
    #expect(kept.likely > base.likely && kept.likely < 1, "it errs less than what it rests on")
  }

  @Test("A scheme that is short of memory gets fewer bits only where it must, and errs less than what else fits")
  func narrower() throws {
    let (planner, plan) = try plan("llama-3.3-70b-instruct", "h100-sxm", count: 1, scheme: "w8a16")
    #expect(plan.verdict.outcome == .doesNotFit)
    let found = mix(plan)
    let mixed = try planner.plan(try #require(found).request)
    #expect(mixed.verdict.outcome != .doesNotFit)
    let error = try #require(mixed.quality.relativeSquaredError?.likely)
    for other in plan.alternatives where other.outcome != .doesNotFit {
      if let theirs = other.quality.relativeSquaredError?.likely { #expect(error < theirs) }
    }
    #expect(error > (try #require(plan.quality.relativeSquaredError?.likely)))
  }

  @Test(
    "There is no mix where memory is tight, no engine mixes, or the model is published in this scheme",
    arguments: [
      ("llama-4-scout", "h100-sxm", "w4a16-g128", "vllm"),
      ("llama-3.1-8b-instruct", "rtx-4090", "w4a16-g128", "sglang"),
      ("gpt-oss-20b", "h100-sxm", "mxfp4", "vllm"), ("llama-3.1-8b-instruct", "rtx-4090", "bf16", "vllm"),
      ("llama-3.1-8b-instruct", "rtx-4090", "w8a16", "vllm"),
    ])
  func none(model: String, accelerator: String, scheme: String, engine: String) throws {
    let plan = try plan(model, accelerator, count: 1, scheme: scheme, engine: engine).1
    let found = mix(plan)
    #expect(found == nil)
  }

  @Test("More bits anywhere never more error, and never fewer bytes")
  func monotone() throws {
    let words = ["o_proj", "o_proj,down_proj", "o_proj,down_proj,qkv", "o_proj,down_proj,qkv,gate_proj,up_proj"]
    let schemes = ["w4a16-g128"] + words.map { "w4a16-g128+int8-g128:\($0)" } + ["w8a16"]
    let plans = try schemes.map { try plan("qwen3-8b", "h100-sxm", count: 1, scheme: $0).1 }
    let errors = try plans.map { try #require($0.quality.relativeSquaredError?.likely) }
    #expect(zip(errors, errors.dropFirst()).allSatisfy { $0 >= $1 - 1e-12 })
    let bytes = plans.map(\.memory.weightsBytes)
    #expect(zip(bytes, bytes.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(bytes[bytes.count - 2] == bytes[bytes.count - 1])
    #expect(abs(errors[errors.count - 2] - errors[errors.count - 1]) < 1e-12)
  }

  @Test(
    "What an engine runs as one matrix has one format",
    arguments: [
      ("llama-3.1-8b-instruct", "q_proj", "qkv_proj"), ("llama-3.1-8b-instruct", "up_proj", "gate_up_proj"),
      ("qwen3-30b-a3b", "down_proj", "experts"),
    ])
  func together(model: String, classes: String, words: String) throws {
    let plan = try plan(model, "h100-sxm", count: 1, scheme: "w4a16-g128+int8-g128:\(classes)").1
    #expect(plan.verdict.outcome == .doesNotFit)
    guard case .fusedFormatsDiffer("vLLM", let fused, _, _) = refusal(plan) else {
      Issue.record("\(plan.verdict.summary)")
      return
    }
    #expect(fused.label == words)
  }

  @Test("A kernel that some tensors need is asked for, and engines that don't mix say so")
  func refusals() throws {
    let mix = "w4a16-g128+int8-g128:down_proj"
    let folder = try TemporaryFolder()
    let card = try folder.write(
      "own.json",
      """
      { "id": "own", "name": "Own card", "vendor": "NVIDIA",
        "memory": { "bytes": 34359738368, "bandwidthBytesPerSecond": 900000000000 },
        "kernels": { "int4-w4a16": true, "int8-w8a16": false } }
      """)
    let own = try plan("llama-3.1-8b-instruct", card, count: 1, scheme: mix).1
    #expect(refusal(own) == .noKernelForSome(accelerator: "Own card", .int8WeightOnly))
    let other = try plan("llama-3.1-8b-instruct", "h100-sxm", count: 1, scheme: mix, engine: "sglang").1
    guard case .schemeNotLoaded("SGLang", _, _, isStrangerToMixes: true) = refusal(other) else {
      Issue.record("\(other.verdict.summary)")
      return
    }
  }

  @Test("Fit lists mixes beside schemes")
  func fit() throws {
    let planner = try ShippedCatalogs.planner()
    let request = try planner.request(model: "llama-3.1-8b-instruct", accelerator: "rtx-4090")
    let report = try planner.fit(
      request, accelerators: ["rtx-4090"], schemes: ["w4a16", "int4+int8-g128:down_proj", "w8a16"])
    #expect(
      report.rows.map(\.scheme) == ["w8a16", "w4a16-g128+int8-g128:down_proj", "w4a16-g128"])
  }
}
