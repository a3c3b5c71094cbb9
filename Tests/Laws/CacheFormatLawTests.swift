import Catalogs
import Domain
import Planning
import Quantities
import TestSupport
import Testing

/// Caches in the number formats that engines have.
@Suite("Formats of the KV cache")
struct CacheFormatLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  private func plan(_ engine: String, _ accelerator: String, _ format: KeyValueCacheFormat) throws -> Plan {
    let planner = try Self.planner.get()
    return try planner.plan(
      planner.resolver.request([
        .model: "llama-3.1-8b-instruct", .accelerator: accelerator, .count: "1", .engine: engine, .scheme: "bf16",
        .keyValueCache: format.rawValue,
      ]))
  }

  @Test("The ledger has each format's bits, and every format that an engine has is told to it by a flag")
  func bits() throws {
    let (wide, engines) = (try plan("vllm", "h100-sxm", .bf16), try Self.planner.get().catalogs.allEngines())
    let sixteen = Double(wide.memory.bytes(of: .keyValueCache).bytes)
    for (engine, format) in [
      ("vllm", .fp8), ("vllm", .int8), ("vllm", .int4), ("llama-cpp", .q8), ("llama-cpp", .q5WithMinimum),
      ("llama-cpp", .q4), ("llama-cpp", .iq4),
    ] as [(String, KeyValueCacheFormat)] {
      let bytes = Double(try plan(engine, "h100-sxm", format).memory.bytes(of: .keyValueCache).bytes)
      #expect(abs(bytes / sixteen - format.bitsPerElement / 16) < 0.001, "\(engine) \(format)")
    }
    for engine in engines {
      guard let flags = engine.flags else { continue }
      for format in engine.keyValueCacheFormats where format.isQuantized {
        let told = try #require(flags.keyValueCache(format), "\(engine.id)")
        #expect(!told.contains("{}"), "\(engine.id)")
      }
      #expect(
        flags.keyValueCacheNames.keys.allSatisfy { name in
          engine.keyValueCacheFormats.contains { $0.rawValue == name }
        })
    }
  }

  @Test("A format is refused where the engine lacks it, and where the accelerator has no kernel for it")
  func refused() throws {
    for (engine, accelerator, format, code) in [
      ("vllm", "h100-sxm", .q8, "noCacheFormat"), ("llama-cpp", "h100-sxm", .fp8, "noCacheFormat"),
      ("vllm", "h100-sxm", .nvfp4, "noCacheKernel"), ("sglang", "l40s", .nvfp4, "noCacheKernel"),
    ] as [(String, String, KeyValueCacheFormat, String)] {
      let plan = try plan(engine, accelerator, format)
      #expect(plan.verdict.outcome == .doesNotFit && plan.verdict.summary.fact?.refusal?.code == code, "\(format)")
    }
    #expect(try plan("vllm", "b200", .nvfp4).verdict.outcome == .fits)
  }

  @Test("Unasked an engine is given 16 bits, or the first of its formats that takes about half of them")
  func unasked() throws {
    let catalogs = try Self.planner.get().catalogs
    for (engine, format) in [("vllm", .fp8), ("sglang", .fp8), ("tensorrt-llm", .fp8), ("llama-cpp", .q8)]
      as [(String, KeyValueCacheFormat)]
    { #expect(try catalogs.engine(engine).narrowKeyValueCache == format, "\(engine)") }
    #expect(try catalogs.engine("transformers").narrowKeyValueCache == nil)
    // Its server answers one after another then.
    #expect(try catalogs.engine("mlx").narrowKeyValueCache == nil)
  }

  @Test(
    "The cache's arithmetic adds up on an accelerator, with what sequences keep beside their tokens",
    arguments: [
      [.model: "whisper-large-v3", .accelerator: "l4", .requestsPerSecond: "5"],
      [.model: "mamba-2.8b", .accelerator: "l4", .count: "1"],
      [.model: "llama-3.1-70b-instruct", .accelerator: "h100-sxm", .count: "4", .scheme: "bf16"],
      [.model: "qwen3.5-27b", .accelerator: "h100-sxm", .count: "2"],
    ] as [RequestChanges])
  func sum(asked: RequestChanges) throws {
    let planner = try Self.planner.get()
    let plan = try planner.plan(planner.resolver.request(asked))
    let item = try #require(plan.memory.items.first { $0.kind.fact == .keyValueCache })
    guard case .fact(.cache(let sequences, let tokens, let shared, _, let token, let sequence, _)) = item.basis else {
      Issue.record("\(item.basis)")
      return
    }
    let blocks = (tokens + 15) / 16 * 16
    let told = token * (sequences * (blocks - shared) + shared) + sequence * sequences
    #expect(abs(told / item.bytes - 1) < 0.01, "\(told) of \(item.bytes)")
  }

  @Test("A narrower cache is chosen and offered where it holds a tenth more, and says how many times as many")
  func gain() throws {
    let planner = try Self.planner.get()
    let speech: RequestChanges = [.model: "whisper-large-v3", .accelerator: "l4", .requestsPerSecond: "20"]
    let plan = try planner.plan(planner.resolver.request(speech))
    #expect(!plan.deployment.keyValueCache.isQuantized)
    #expect(!plan.repairs.contains { [.roomierCache, .narrowerCache].contains($0.kind) })
    for model in ["llama-3.1-8b-instruct", "qwen3.5-9b"] {
      // The engine is told as many sequences, for which it keeps room beside the cache.
      let asked: RequestChanges = [
        .model: model, .accelerator: "l4", .count: "1", .requestsPerSecond: "2", .maximumSequences: "32",
      ]
      let plan = try planner.plan(planner.resolver.request(asked))
      let wide = try planner.plan(
        planner.resolver.request(asked.over([.keyValueCache: "bf16", .scheme: plan.deployment.scheme])))
      for case .fact(.narrowCache(_, let tokens, let times)) in plan.reasons {
        #expect(abs(Double(tokens) / Double(wide.memory.keyValueCacheTokens) / times - 1) < 0.05, "\(model)")
        #expect(times >= 1.1)
      }
    }
  }

  @Test(
    "A cache that an engine reserves at once has the size that the ledger counts",
    arguments: [
      ("llama-cpp", "1", "8k"), ("llama-cpp", "4", "16k"), ("ollama", "1", "32k"), ("ik-llama-cpp", "2", "4k"),
    ])
  func reserved(engine: String, sequences: String, context: String) throws {
    let planner = try Self.planner.get()
    let plan = try planner.plan(
      planner.resolver.request([
        .model: "llama-3.1-8b-instruct", .accelerator: "rtx-4090", .count: "1", .engine: engine,
        .concurrency: sequences, .contextTokens: context,
      ]))
    let flags = try #require(
      plan.assumptions.compactMap(\.fact).compactMap { fact -> String? in
        if case .flags(_, let flags, _, _) = fact { flags } else { nil }
      }.first)
    let numbers = flags.split { !$0.isNumber }.compactMap { Int($0) }
    let told = try #require(numbers.max())
    #expect(numbers.contains(plan.performance.batch) && told >= plan.request.contextTokens, "\(flags)")
    let bytes = Double(plan.memory.bytes(of: .keyValueCache).bytes)
    let each = bytes / Double(plan.performance.batch * plan.request.contextTokens)
    // What the flags reserve is what is counted, but for engines that are told each sequence's own.
    let reserved = engine == "ollama" ? Double(told * plan.performance.batch) : Double(told)
    #expect(abs(reserved * each / bytes - 1) < 0.01, "\(flags)")
  }
}
