import Catalogs
import Domain
import Estimation
import Quantities
import Simulation
import TestSupport
import Testing

@Suite("Laws of drafting and verifying")
struct SpeculationLawTests {
  /// A model and what drafts for it.
  enum Pair: String, CaseIterable {
    case dense, mixture, ownLayers, ngram
  }

  private static let acceptances = [0, 0.3, 0.7, 0.95, 1]

  private func replica(_ pair: Pair, acceptance: Double?, ranks: Int = 8) throws -> Estimation.Replica {
    let models: [Pair: String] = [
      .dense: "llama-3.3-70b-instruct", .mixture: "qwen3-30b-a3b", .ownLayers: "glm-4.5-air", .ngram: "llama-3.1-8b",
    ]
    let fixture = try MemoryFixture(try #require(models[pair]), accelerator: "h200-sxm-141gb")
    let stored = try fixture.stored("bf16")
    let speculator: Speculator?
    switch pair {
    case .dense, .mixture:
      let draft = try MemoryFixture(pair == .dense ? "llama-3.2-1b-instruct" : "qwen3-0.6b")
      speculator = .draft(draft.profile, stored: try draft.stored("bf16"))
    case .ownLayers:
      let layers = try #require(fixture.profile.predicting)
      speculator = .ownLayers(
        layers, of: fixture.profile, stored: StoredWeights(layers, scheme: try fixture.store.scheme("bf16")))
    case .ngram: speculator = .ngram
    }
    return Replica(
      profile: fixture.profile, stored: stored, layout: Layout(tensorParallel: ranks), site: fixture.site,
      keyValueCache: .bf16, speculator: acceptance.flatMap { speculator?.accepting($0) })
  }

  private func estimate(_ replica: Estimation.Replica, concurrency: Int = 4, input: Int = 800) -> PerformanceEstimate {
    let load = ServingLoad(
      inputTokens: input, outputTokens: 300, contextTokens: 1200, arrivals: .concurrency(concurrency))
    return ServingModel(replica, replicas: 1, load: load).estimate(holding: 10_000)
  }

  @Test("A step yields (1 − aᵏ⁺¹) / (1 − a) tokens, from 1 to k + 1")
  func tokens() {
    #expect(Speculator.expected(tokens: 4, acceptance: 0) == 1)
    #expect(Speculator.expected(tokens: 4, acceptance: 1) == 5)
    for rate in [0.1, 0.5, 0.7, 0.9] {
      let closed = (1 - power(rate, 5)) / (1 - rate)
      #expect(abs(Speculator.expected(tokens: 4, acceptance: rate) - closed) < 1e-12)
    }
  }

  @Test(
    "Drafts that are never kept are never faster than none, and keeping more is never slower", arguments: Pair.allCases,
    [1, 3, 16, 128])
  func acceptance(pair: Pair, concurrency: Int) throws {
    let none = estimate(try replica(pair, acceptance: nil), concurrency: concurrency)
    let drafted = try Self.acceptances.map {
      estimate(try replica(pair, acceptance: $0), concurrency: concurrency)
    }
    let times = drafted.compactMap(\.timePerOutputTokenSeconds?.likely)
    #expect(try #require(times.first) >= (try #require(none.timePerOutputTokenSeconds?.likely)))
    #expect(times == times.sorted(by: >))
    let rates = drafted.map(\.outputTokensPerSecond.likely)
    #expect(try #require(rates.first) <= none.outputTokensPerSecond.likely)
    #expect(rates == rates.sorted())
  }

  @Test("What drafts takes memory of its own, and leaves less for the cache", arguments: Pair.allCases)
  func memory(pair: Pair) throws {
    let load = CacheLoad(sequences: 4, contextTokens: 2048)
    let (none, drafted) = try (
      replica(pair, acceptance: nil).ledger(for: load), replica(pair, acceptance: 0.5).ledger(for: load)
    )
    let added = drafted.items.filter { [.draftWeights, .draftKeyValueCache].contains($0.kind.fact) }
    #expect(drafted.totalBytes == none.totalBytes + added.map(\.bytes).sum())
    #expect(added.count == (pair == .ngram ? 0 : 2))
    if pair == .ngram {
      #expect(drafted.keyValueCacheTokens == none.keyValueCacheTokens)
    } else {
      #expect(drafted.keyValueCacheTokens < none.keyValueCacheTokens)
      #expect(added.allSatisfy { $0.bytes > .zero })
    }
  }

  @Test("A model's own layer has the parameters that its catalog entry counts, in two bytes each")
  func ownLayers() throws {
    let replica = try replica(.ownLayers, acceptance: 0.5)
    let ledger = replica.ledger(for: CacheLoad(sequences: 1, contextTokens: 1))
    let own = try #require(replica.profile.architecture.multiTokenPrediction)
    let weights = try #require(ledger.items.first { $0.kind.fact == .draftWeights })
    let share = Double(weights.bytes.bytes) * 8 / (Double(own.parameters) * 2)
    // Norms and the router are whole on every rank.
    #expect(share >= 1 && share < 1.1)
  }

  @Test("A dense model's gain shrinks as the batch fills the arithmetic, until there is none")
  func crowds() throws {
    let gains = try [4, 32, 128, 1024].map { concurrency in
      let (none, drafted) = try (
        estimate(replica(.ngram, acceptance: nil, ranks: 1), concurrency: concurrency, input: 20),
        estimate(replica(.ngram, acceptance: 0.6, ranks: 1), concurrency: concurrency, input: 20)
      )
      return drafted.outputTokensPerSecond.likely / none.outputTokensPerSecond.likely
    }
    #expect(gains == gains.sorted(by: >))
    #expect(gains[0] > 1.8 && gains[3] < 1)
  }

  @Test("Ranges hold what the least and the most acceptance give")
  func ranges() throws {
    let usual = try replica(.ngram, acceptance: 0.2)
    let wide = Replica(
      profile: usual.profile, stored: usual.stored, layout: usual.layout, site: usual.site, keyValueCache: .bf16,
      speculator: .ngram)
    let (all, likely) = (estimate(wide), estimate(usual))
    let (least, most) = try (estimate(replica(.ngram, acceptance: 0)), estimate(replica(.ngram, acceptance: 0.7)))
    #expect(all.outputTokensPerSecond.likely == likely.outputTokensPerSecond.likely)
    #expect(all.outputTokensPerSecond.low == least.outputTokensPerSecond.low)
    #expect(all.outputTokensPerSecond.high == most.outputTokensPerSecond.high)
    #expect(all.timePerOutputTokenSeconds?.low == most.timePerOutputTokenSeconds?.low)
  }

  @Test("The simulation decodes at the closed form's pace", arguments: Pair.allCases)
  func simulated(pair: Pair) throws {
    let replica = try replica(pair, acceptance: 0.7)
    let load = ServingLoad(inputTokens: 800, outputTokens: 300, contextTokens: 1200, arrivals: .concurrency(16))
    let formula = ServingModel(replica, replicas: 1, load: load).estimate(holding: 16)
    let ledger = replica.ledger(for: CacheLoad(sequences: 16, contextTokens: 1200))
    let seen = try ServingSimulation(
      replica, replicas: 1, load: load, ledger: ledger, batch: 16, limits: LatencyLimits(), effort: .small
    ).run()
    let (token, step) = try (
      #require(formula.timePerOutputTokenSeconds?.likely), #require(seen.timePerOutputTokenSeconds)
    )
    #expect(abs(token / step.mean - 1) < 0.1)
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { result, _ in result * base }
  }
}
