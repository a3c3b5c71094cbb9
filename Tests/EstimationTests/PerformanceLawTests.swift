import Catalogs
import Domain
import Estimation
import Quantities
import TestSupport
import Testing

@Suite("Laws of the performance model")
struct PerformanceLawTests {
  private func estimate(
    _ model: String, scheme: String = "bf16", layout: Layout = Layout(tensorParallel: 4), replicas: Int = 1,
    input: Int = 1000, output: Int = 200, concurrency: Int = 8
  ) throws -> PerformanceEstimate {
    let fixture = try MemoryFixture(model, accelerator: "h200-sxm-141gb")
    let replica = Replica(
      profile: fixture.profile, stored: try fixture.stored(scheme), layout: layout, site: fixture.site,
      keyValueCache: .bf16)
    let load = ServingLoad(
      inputTokens: input, outputTokens: output, contextTokens: input + output, arrivals: .concurrency(concurrency))
    return ServingModel(replica, replicas: replicas, load: load).estimate(holding: 10_000)
  }

  @Test("A longer prompt never answers sooner", arguments: modelsOfEveryKind)
  func prompts(model: String) throws {
    let times = try [1, 100, 1000, 8192, 50_000].map {
      try estimate(model, input: $0).timeToFirstTokenSeconds.likely
    }
    #expect(times == times.sorted())
  }

  @Test("More sequences never lower the throughput and never shorten a token", arguments: modelsOfEveryKind)
  func crowds(model: String) throws {
    let all = try [1, 2, 8, 64, 256].map { try estimate(model, concurrency: $0) }
    let rates = all.map(\.outputTokensPerSecond.likely)
    #expect(rates == rates.sorted())
    let tokens = all.compactMap(\.timePerOutputTokenSeconds?.likely)
    #expect(tokens == tokens.sorted())
  }

  @Test("With the same kernels, fewer bits a weight never slow a batch of one", arguments: modelsOfEveryKind)
  func bits(model: String) throws {
    let fixture = try MemoryFixture(model, engine: "llama-cpp", accelerator: "rtx-4090")
    let times = try ["gguf-q8_0", "gguf-q6_k", "gguf-q5_k_m", "gguf-q4_k_m", "gguf-q3_k_m"].map { scheme in
      let replica = Replica(
        profile: fixture.profile, stored: try fixture.stored(scheme), layout: Layout(tensorParallel: 1),
        site: fixture.site, keyValueCache: .fp16)
      let load = ServingLoad(inputTokens: 100, outputTokens: 100, contextTokens: 200, arrivals: .concurrency(1))
      return try #require(
        ServingModel(replica, replicas: 1, load: load).estimate(holding: 1).timePerOutputTokenSeconds?.likely)
    }
    #expect(times == times.sorted(by: >))
  }

  @Test(
    "Throughput doesn't collapse with as many sequences as an engine takes: prompts find room in a pass beside them",
    arguments: ["llama-cpp", "vllm", "sglang", "transformers"])
  func fullPasses(engine: String) throws {
    let fixture = try MemoryFixture("llama-3.1-8b-instruct", engine: engine, accelerator: "rtx-4090")
    let stored = StoredWeights(
      fixture.profile, scheme: try fixture.store.scheme(engine == "llama-cpp" ? "gguf-q4_k_m" : "bf16"),
      engine: fixture.engine, accelerator: fixture.accelerator)
    for (input, output) in [(128, 128), (512, 512), (2048, 128), (128, 2048)] {
      var best = 0.0
      for sequences in [1, 8, 32, 64, 128, 256, 450, 512] {
        let replica = Replica(
          profile: fixture.profile, stored: stored, layout: Layout(tensorParallel: 1), site: fixture.site,
          keyValueCache: .fp16, sequenceLimit: sequences)
        let load = ServingLoad(
          inputTokens: input, outputTokens: output, contextTokens: input + output, arrivals: .saturated)
        let rate = ServingModel(replica, replicas: 1, load: load).estimate(holding: sequences).outputTokensPerSecond
        #expect(rate.likely > 0.95 * best, "\(engine), \(input) and \(output) tokens, \(sequences) sequences")
        best = max(best, rate.likely)
      }
    }
  }

  @Test("Two replicas serve a load no worse than one and at most twice as fast")
  func replicas() throws {
    let one = try estimate("llama-3.1-8b-instruct", layout: Layout(tensorParallel: 1), concurrency: 64)
    let two = try estimate("llama-3.1-8b-instruct", layout: Layout(tensorParallel: 1), replicas: 2, concurrency: 64)
    #expect(two.requestsPerSecond.likely >= one.requestsPerSecond.likely)
    #expect(two.requestsPerSecond.likely <= 2 * one.requestsPerSecond.likely)
    let (slow, fast) = (one.timePerOutputTokenSeconds?.likely, two.timePerOutputTokenSeconds?.likely)
    #expect(try #require(fast) <= (try #require(slow)))
  }

  @Test("Little's law holds: requests in flight are their rate times their life", arguments: modelsOfEveryKind)
  func littlesLaw(model: String) throws {
    let found = try estimate(model, output: 200, concurrency: 16)
    let rate = found.requestsPerSecond.likely
    #expect(abs(found.outputTokensPerSecond.likely - rate * 200) < 1e-6 * rate * 200)
    let life = found.timeToFirstTokenSeconds.likely + (found.timePerOutputTokenSeconds?.likely ?? 0) * 199
    #expect(rate * life <= 16 * (1 + 1e-9))
    #expect(rate * life > 16 * 0.9)
  }

  @Test("Memory binds a dense model at one sequence, arithmetic binds prompts")
  func bounds() throws {
    let dense = try estimate("llama-3.1-70b-instruct", concurrency: 1)
    #expect(dense.decodeBound == .memory)
    #expect(dense.prefillBound == .compute)
  }

  @Test("A batch touches more experts than one token and never more than all")
  func experts() throws {
    let one = try estimate("qwen3-30b-a3b", concurrency: 1).timePerOutputTokenSeconds?.likely
    let many = try estimate("qwen3-30b-a3b", concurrency: 64).timePerOutputTokenSeconds?.likely
    #expect(try #require(many) > (try #require(one)))
  }

  @Test("Every range holds its likely value")
  func ranges() throws {
    for model in modelsOfEveryKind {
      let found = try estimate(model)
      for range in [
        found.timeToFirstTokenSeconds, found.timePerOutputTokenSeconds, found.requestsPerSecond,
      ].compactMap(\.self) {
        #expect(range.low <= range.likely && range.likely <= range.high && range.low >= 0)
        #expect(range.likely.isFinite && range.likely > 0)
      }
    }
  }
}
