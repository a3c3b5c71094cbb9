import Domain
import Planning
import Quantities
import TestSupport
import Testing

@Suite("Weights in the host's memory")
struct OffloadLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ changes: RequestChanges, offload: String?) throws -> Plan {
    let planner = try Self.planner.get()
    var changes = changes
    changes[.offload] = offload
    return try planner.plan(planner.resolver.request(changes))
  }

  private static let desktop: RequestChanges = [
    .model: "qwen2.5-14b-instruct", .accelerator: "rtx-3090", .count: "1", .scheme: "gguf-q4_k_m",
    .engine: "llama-cpp", .concurrency: "1", .contextTokens: "4096",
  ]
  private static let mixture: RequestChanges = [
    .model: "qwen3-30b-a3b", .accelerator: "rtx-3090", .count: "1", .scheme: "gguf-q4_k_m", .engine: "llama-cpp",
    .concurrency: "1", .contextTokens: "4096",
  ]

  @Test("None is what nobody asks for", arguments: RandomQuestion.drawn(3, seed: 79))
  func none(question: RandomQuestion) throws {
    let plain = try plan(question.changes, offload: nil)
    #expect(try plan(question.changes, offload: "none") == plain)
    #expect(plain.memory.hostBytes == .zero)
  }

  @Test("More layers there take less here and are never faster", arguments: ["llama-cpp", "vllm"])
  func layers(engine: String) throws {
    var changes = Self.desktop
    changes[.engine] = engine
    if engine == "vllm" { changes[.scheme] = "awq" }
    let plans = try ([nil] + ["cpu:1", "cpu:10", "cpu:24", "cpu:48", "cpu:9999"]).map {
      try plan(changes, offload: $0)
    }
    for (fewer, more) in zip(plans, plans.dropFirst()) {
      #expect(more.memory.totalBytes <= fewer.memory.totalBytes)
      #expect(more.memory.hostBytes >= fewer.memory.hostBytes)
      let (here, there) = (fewer.performance.timePerOutputTokenSeconds, more.performance.timePerOutputTokenSeconds)
      #expect(try #require(here).likely <= #require(there).likely)
      #expect(fewer.performance.timeToFirstTokenSeconds.likely <= more.performance.timeToFirstTokenSeconds.likely)
    }
    #expect(plans[4].memory.hostBytes == plans[5].memory.hostBytes, "all layers are all layers")
    #expect(plans[4].performance.decodeBound == .host)
  }

  @Test("What is here and what is there are the whole model", arguments: ["cpu:7", "cpu:48"])
  func sum(offload: String) throws {
    let (all, part) = try (plan(Self.desktop, offload: nil), plan(Self.desktop, offload: offload))
    let both = part.memory.weightsBytes + part.memory.hostBytes
    #expect(abs((both - all.memory.weightsBytes).bytes) < 16, "items are rounded up to bytes")
  }

  @Test("What drafts stays here", arguments: ["cpu:1", "cpu:48"])
  func draft(offload: String) throws {
    var changes = Self.desktop
    (changes[.model], changes[.speculative]) = ("qwen3-14b", "qwen3-0.6b")
    let (all, part) = try (plan(changes, offload: nil), plan(changes, offload: offload))
    let drafts = try [all, part].map { plan in
      try #require(plan.memory.items.first { $0.kind == .fact(.draftWeights) }).bytes
    }
    #expect(drafts[0] == drafts[1])
    let both = part.memory.weightsBytes + part.memory.hostBytes
    #expect(abs((both - all.memory.weightsBytes).bytes) < 16)
  }

  @Test("Experts alone leave attention here, and cost less time than all layers")
  func experts() throws {
    let (experts, layers) = try (plan(Self.mixture, offload: "experts"), plan(Self.mixture, offload: "cpu:48"))
    #expect(experts.memory.items.contains { $0.kind == .fact(.attention) })
    #expect(!experts.memory.items.contains { $0.kind == .fact(.experts) })
    let (one, other) = (experts.performance.timePerOutputTokenSeconds, layers.performance.timePerOutputTokenSeconds)
    #expect(try #require(one).likely < #require(other).likely)
  }

  @Test("What does not fit fits with enough of it there, and the flags say how")
  func fits() throws {
    var changes = Self.desktop
    changes[.model] = "llama-3.3-70b-instruct"
    #expect(try plan(changes, offload: nil).verdict.outcome == .doesNotFit)
    let part = try plan(changes, offload: "cpu:48")
    #expect(part.verdict.outcome != .doesNotFit)
    let flags = part.assumptions.compactMap(\.fact).compactMap { fact -> String? in
      if case .flags(_, let text, _, _) = fact { text } else { nil }
    }
    #expect(flags.first?.contains("--n-gpu-layers 33") == true)
  }

  @Test(
    "Where it can't be, the answer is No and says why",
    arguments: [
      ("tensorrt-llm", "h100-sxm", "cpu:4", "noOffload"), ("sglang", "h100-sxm", "experts", "noExperts"),
      ("llama-cpp", "dgx-spark", "cpu:4", "hostMemoryIsIts"),
    ])
  func refused(engine: String, accelerator: String, offload: String, code: String) throws {
    let plan = try plan(
      [.model: "llama-3.1-8b-instruct", .accelerator: accelerator, .engine: engine], offload: offload)
    #expect(plan.verdict.outcome == .doesNotFit)
    #expect(plan.verdict.summary.fact?.refusal?.code == code)
  }
}
