import Catalogs
import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("The form that a model is published in")
struct PublishedFormLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(planner.resolver.request(changes))
  }

  @Test("Every quantized form that a model's entry names is a scheme")
  func schemes() throws {
    let catalogs = try Self.planner.get().catalogs
    let known = Set(catalogs.entries(.schemes).map(\.id))
    for format in NativeFormat.allCases {
      #expect(format.publishedSchemeID.map(known.contains) ?? true)
    }
  }

  @Test(
    "It is kept where it fits and meets every target",
    arguments: [
      ("gpt-oss-120b", "dgx-spark", "1", "mxfp4"), ("kimi-k2-thinking", "h200-sxm", "8", "int4-experts-g32"),
      ("kimi-k2-thinking", "mi300x", "4", "int4-experts-g32"), ("deepseek-v3", "h200-sxm", "8", "fp8-block"),
      ("deepseek-v3", "h100-sxm", "auto", "fp8-block"), ("deepseek-v4-flash", "h200-sxm", "2", "mxfp4-experts-fp8"),
    ])
  func kept(model: String, accelerator: String, count: String, scheme: String) throws {
    let plan = try plan([.model: model, .accelerator: accelerator, .count: count, .concurrency: "1"])
    #expect(plan.deployment.scheme == scheme)
    #expect(plan.quality.perplexityIncrease?.likely ?? 0 == 0, "it is what all others are compared with")
  }

  @Test(
    "It is left for what serves an objective that was named better, and kept where none was",
    arguments: [("deepseek-v3", "mi300x", "2.141"), ("gpt-oss-20b", "a10g", "17")])
  func objective(model: String, accelerator: String, rate: String) throws {
    var asked: RequestChanges = [.model: model, .accelerator: accelerator, .requestsPerSecond: rate]
    let kept = try plan(asked)
    #expect(kept.request.objective == nil && kept.schemes.contains { $0.scheme == kept.deployment.scheme })
    asked[.objective] = "cost"
    let cheapest = try plan(asked)
    #expect(cheapest.verdict.missedTargets.isEmpty)
    #expect(cheapest.deployment.scheme != kept.deployment.scheme)
    #expect(try #require(cheapest.cost.usdPerHour) < (try #require(kept.cost.usdPerHour)))
    let front = try #require(cheapest.front.filter(\.meetsTargets).compactMap(\.usdPerHour).min())
    #expect(try #require(cheapest.cost.usdPerHour) <= front)
  }

  @Test(
    "Where it costs more than another form, the plan says so and offers that one",
    arguments: [("deepseek-v3", "h200-sxm", "2"), ("deepseek-v3", "mi300x", "2.141"), ("gpt-oss-20b", "a10g", "17")])
  func dearer(model: String, accelerator: String, rate: String) throws {
    let kept = try plan([.model: model, .accelerator: accelerator, .requestsPerSecond: rate])
    #expect(
      kept.reasons.contains {
        if case .fact(.keptAsPublished) = $0 { true } else { false }
      })
    let offered = try #require(
      kept.repairs.first {
        if case .fact(.requantized) = $0.cost { true } else { false }
      })
    let other = try Self.planner.get().plan(offered.request)
    #expect(other.deployment.scheme != kept.deployment.scheme && other.verdict.missedTargets.isEmpty)
    #expect(try #require(other.cost.usdPerHour) < (try #require(kept.cost.usdPerHour)))
  }

  @Test(
    "Where nobody names an engine, the first that runs it is taken",
    arguments: [
      ("gpt-oss-20b", "rx-7900-xtx", "llama-cpp"), ("gpt-oss-120b", "v100-sxm2-32gb", "llama-cpp"),
      ("gpt-oss-20b", "h100-sxm", "vllm"), ("deepseek-v3", "mi300x", "vllm"),
    ])
  func engine(model: String, accelerator: String, engine: String) throws {
    let plan = try plan([.model: model, .accelerator: accelerator, .concurrency: "1"])
    #expect(plan.deployment.engine == engine)
    #expect(["mxfp4", "fp8-block"].contains(plan.deployment.scheme))
  }

  @Test(
    "Another quantized form of a model that is published quantized is said to requantize it; its own, and 16 bits, aren't",
    arguments: [
      ("gpt-oss-120b", "2", "nvfp4", true), ("gpt-oss-120b", "2", "mxfp4", false), ("gpt-oss-120b", "8", "bf16", false),
      ("deepseek-v3", "8", "awq", true), ("deepseek-v3", "16", "fp8-block", false), ("qwen3-8b", "1", "awq", false),
    ])
  func requantized(model: String, count: String, scheme: String, isSaid: Bool) throws {
    let plan = try plan([.model: model, .accelerator: "h100-sxm", .count: count, .scheme: scheme])
    let said = plan.assumptions.contains { $0.fact?.code == "requantized" }
    #expect(said == isSaid)
  }

  @Test("It is left where it doesn't fit")
  func left() throws {
    let plan = try plan([.model: "deepseek-r1", .accelerator: "h100-sxm", .count: "8", .concurrency: "1"])
    #expect(plan.deployment.scheme != "fp8-block")
    #expect(plan.verdict.outcome != .doesNotFit)
  }

  @Test("Kimi K2's experts take 4.5 bits, all else 16: 553 GiB")
  func kimi() throws {
    let plan = try plan([.model: "kimi-k2-thinking", .accelerator: "h200-sxm", .count: "8"])
    #expect(abs(plan.memory.checkpointBytes.gibibytes - 553) < 1)
  }

  @Test("What libraries leave wide stays wide: fused experts under bitsandbytes, linear attention in 4-bit releases")
  func wide() throws {
    let experts = try plan(
      [.model: "gemma-4-26b-a4b-it", .accelerator: "b200", .count: "1", .scheme: "nf4", .engine: "transformers"])
    #expect((43...47).contains(experts.memory.weightsBytes.gibibytes))
    let bytes = try plan(
      [.model: "qwen3-30b-a3b", .accelerator: "b200", .count: "1", .scheme: "llm-int8", .engine: "transformers"])
    #expect(bytes.memory.weightsBytes.gibibytes > 56)
  }

  /// Bytes of published files, less those that predict further tokens, which no plan loads unasked.
  static let releases: [(model: String, scheme: String, bytes: Double, within: Double)] = [
    ("qwen3.8-27b", "fp8-block", 30_866_866_928 - 424_700_000, 0.003),
    ("qwen3.8-27b", "nvfp4", 26_381_249_312 - 849_400_000, 0.003),
    ("qwen3.8-27b", "awq", 21_000_000_000 - 849_400_000, 0.01),
    ("qwen3.8-27b", "awq-g32", 21_000_000_000 - 849_400_000, 0.01),
    ("qwen3.6-27b", "nvfp4", 22_000_000_000 - 849_400_000, 0.01),
    ("glm-5.2", "nvfp4", 465_000_000_000 - 19_900_000_000, 0.003),
    ("qwen3.8-2.4t", "fp8-block", 2_496_154_358_768 - 27_000_000_000, 0.003),
    ("qwen3.8-2.4t", "nvfp4", 1_447_265_951_488 - 15_700_000_000, 0.003),
    ("qwen3.8-2.4t", "mxfp4", 1_597_051_793_152 - 17_300_000_000, 0.003),
    ("kimi-k2.5", "int4-experts-g32", 595_000_000_000, 0.003), ("kimi-k2.5", "mxfp4", 557_000_000_000, 0.02),
    ("muse-glimmer-30b", "bf16", 59_553_253_376, 0.001), ("muse-glimmer-30b", "fp8-block", 32_780_000_000, 0.01),
    ("muse-glimmer-30b", "nvfp4", 25_420_000_000, 0.001),
  ]

  @Test("Releases have the size that was published", arguments: releases)
  func sizes(model: String, scheme: String, bytes: Double, within: Double) throws {
    let plan = try plan([.model: model, .accelerator: "b300", .scheme: scheme])
    let ratio = Double(plan.memory.checkpointBytes.bytes) / bytes
    #expect(abs(ratio - 1) < within, "\(ratio)")
  }

  @Test("A rule for some families covers nothing of others")
  func others() throws {
    let scheme = try ShippedCatalogs.store().scheme("nvfp4")
    for (family, isMixture, covers) in [
      ("Qwen3-Next", true, false), ("Qwen3.5", false, false), ("Qwen3.6", true, true), ("Qwen3.8", false, true),
    ] {
      #expect(scheme.meant(for: family, isMixture: isMixture).covers(.recurrentProjection) == covers, "\(family)")
    }
  }
}
