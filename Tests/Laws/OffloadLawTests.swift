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

  @Test(
    "What is here and what is there are the whole model and its caches", arguments: ["cpu:7", "cpu:48", "cpu:cache"])
  func sum(offload: String) throws {
    var changes = Self.desktop
    changes[.keyValueCache] = "fp16"
    let (all, part) = try (plan(changes, offload: nil), plan(changes, offload: offload))
    func held(_ plan: Plan) -> ByteCount {
      plan.memory.weightsBytes + plan.memory.bytes(of: .keyValueCache) + plan.memory.hostBytes
    }
    #expect(abs((held(part) - held(all)).bytes) < 16, "items are rounded up to bytes")
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
    func held(_ plan: Plan) -> ByteCount {
      plan.memory.weightsBytes + plan.memory.bytes(of: .keyValueCache) + plan.memory.hostBytes
    }
    #expect(abs((held(part) - held(all)).bytes) < 16)
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
    #expect(flags(of: part)?.contains("--n-gpu-layers 33") == true)
  }

  @Test(
    "Where it can't be, the answer is No and says why",
    arguments: [
      ("tensorrt-llm", "h100-sxm", "cpu:4", "noOffload"), ("sglang", "h100-sxm", "experts", "noExperts"),
      ("llama-cpp", "dgx-spark", "cpu:4", "hostMemoryIsIts"), ("transformers", "h100-sxm", "cpu:cache", "noOffload"),
    ])
  func refused(engine: String, accelerator: String, offload: String, code: String) throws {
    let plan = try plan(
      [.model: "llama-3.1-8b-instruct", .accelerator: accelerator, .engine: engine], offload: offload)
    #expect(plan.verdict.outcome == .doesNotFit)
    #expect(plan.verdict.summary.fact?.refusal?.code == code)
  }

  @Test("What fits with some of it there fits in a list too, and the table counts as few accelerators")
  func list() throws {
    var changes = Self.mixture
    (changes[.accelerator], changes[.count]) = ("rtx-3060-12gb", nil)
    (changes[.maximumTimeToFirstTokenSeconds], changes[.maximumTimePerOutputTokenSeconds]) = ("none", "none")
    let single = try plan(changes, offload: "cpu:experts")
    #expect(single.deployment.count == 1 && single.verdict.outcome != .doesNotFit)
    #expect(single.schemes.first { $0.scheme == "gguf-q4_k_m" }?.count == 1)
    changes[.accelerator] = "rtx-3060-12gb,rtx-2080-ti"
    let chosen = try plan(changes, offload: "cpu:experts")
    #expect(chosen.verdict.outcome != .doesNotFit && chosen.deployment.count == 1)
  }

  @Test("A cache that the host's processor attends to takes none of the card, and long prompts pay for it")
  func cache() throws {
    var changes = Self.desktop
    (changes[.model], changes[.contextTokens], changes[.concurrency]) = ("llama-3.1-8b-instruct", "128k", "2")
    (changes[.inputTokens], changes[.keyValueCache]) = ("8192", "fp16")
    let (all, part) = try (plan(changes, offload: nil), plan(changes, offload: "cpu:cache"))
    #expect(all.verdict.outcome == .doesNotFit && part.verdict.outcome != .doesNotFit)
    #expect(part.memory.bytes(of: .keyValueCache) == .zero)
    #expect(part.memory.hostBytes == part.memory.keyValueCacheFullBytes)
    #expect(part.performance.timeToFirstTokenSeconds.likely > all.performance.timeToFirstTokenSeconds.likely)
    #expect(part.performance.decodeBound == .host)
    #expect(flags(of: part)?.contains("--no-kv-offload") == true)
  }

  @Test("What conversations find again waits in the host's memory, each of it, and comes back over the bus")
  func parked() throws {
    let talk: RequestChanges = [
      .model: "llama-3.1-8b-instruct", .accelerator: "h100-sxm", .count: "1", .scheme: "fp8-block",
      .workload: "multi-turn", .engine: "vllm", .keyValueCache: "bf16",
    ]
    func plan(users: Int, offload: String?) throws -> Plan {
      var changes = talk
      changes[.users] = "\(users)"
      return try self.plan(changes, offload: offload)
    }
    let (one, two) = try (plan(users: 100, offload: "cpu:cache"), plan(users: 200, offload: "cpu:cache"))
    let each = 256 * Double(one.memory.keyValueCacheBytesPerToken.bytes)
    #expect(abs(Double(one.memory.hostBytes.bytes) / (100 * each) - 1) < 1e-6, "half of 512 tokens, in whole blocks")
    #expect(abs(Double(two.memory.hostBytes.bytes) / (200 * each) - 1) < 1e-6)
    let without = try plan(users: 100, offload: nil)
    #expect(without.memory.items == one.memory.items, "the card holds what is in flight")
    let late = one.performance.timeToFirstTokenSeconds.likely - without.performance.timeToFirstTokenSeconds.likely
    #expect(late > 0 && late < 4 * each / 40e9)
    #expect(flags(of: one)?.contains("--kv-offloading-size") == true)
  }

  @Test("Where nothing is found again, nothing can wait", arguments: ["vllm", "sglang"])
  func nothingFound(engine: String) throws {
    let plan = try plan(
      [.model: "llama-3.1-8b-instruct", .accelerator: "h100-sxm", .engine: engine, .prefixHit: "0"],
      offload: "cpu:cache")
    #expect(plan.verdict.outcome == .doesNotFit)
    #expect(plan.verdict.summary.fact?.refusal?.code == "nothingFoundAgain")
  }

  @Test("An engine is told to run as many sequences as its flags say; nothing of logits where there are none")
  func limit() throws {
    func limit(of plan: Plan) -> Int? {
      plan.assumptions.lazy.compactMap(\.fact).compactMap { fact in
        if case .sequenceLimit(_, let sequences, _) = fact { sequences } else { nil }
      }.first
    }
    let single = try plan(
      [.model: "qwen3-30b-a3b", .accelerator: "rtx-4090", .engine: "llama-cpp", .concurrency: "1"],
      offload: "cpu:experts")
    #expect(flags(of: single)?.contains("--parallel 1 ") == true && limit(of: single) == 1)
    let encoder = try plan(
      [.model: "bge-m3", .accelerator: "l4", .engine: "onnxruntime", .concurrency: "4"], offload: nil)
    #expect(encoder.verdict.outcome != .doesNotFit && limit(of: encoder) == nil)
  }

  private func flags(of plan: Plan) -> String? {
    plan.assumptions.lazy.compactMap(\.fact).compactMap { fact in
      if case .flags(_, let text, _, _) = fact { text } else { nil }
    }.first
  }
}
