import Domain
import Estimation
import Quantities

/// A deployment under consideration, with the numbers that decide.
struct Candidate: Sendable {
  let deployment: Deployment
  let scheme: Scheme
  let replica: Replica
  let ledger: MemoryLedger
  let performance: PerformanceEstimate
  let cost: CostEstimate
  let energy: EnergyEstimate
  let quality: QualityEstimate
  let missedTargets: [String]

  var outcome: Verdict.Outcome { Self.outcome(ledger) }
  var fits: Bool { outcome != .doesNotFit }

  /// The share of the capacity below which what is spare is tight: estimates are no better than that.
  static let tightShare = 0.05

  static func outcome(_ ledger: MemoryLedger) -> Verdict.Outcome {
    if ledger.spareBytes < .zero { return .doesNotFit }
    return Double(ledger.spareBytes.bytes) < tightShare * Double(ledger.capacityBytes.bytes) ? .tight : .fits
  }

  /// How fast it is, as the mode counts: time a token online, tokens a second offline, requests where none come out.
  func pace(_ mode: ServingMode) -> String { performance.pace(mode) }

  var alternative: Alternative {
    Alternative(
      deployment: deployment, outcome: outcome, memory: ledger, performance: performance, quality: quality,
      cost: cost, energy: energy, meetsTargets: missedTargets.isEmpty)
  }
}

/// Makes candidates of one request: ledger, speed, cost, quality.
struct CandidateMaker: Sendable {
  let resources: PlanningResources
  let request: PlanRequest

  func load(replicas: Int) -> CacheLoad {
    CacheLoad(
      sequences: (request.concurrency + replicas - 1) / max(replicas, 1), contextTokens: request.contextTokens)
  }

  var serving: ServingLoad {
    ServingLoad(
      inputTokens: request.inputTokens, outputTokens: request.outputTokens, contextTokens: request.contextTokens,
      concurrency: request.concurrency, mode: request.mode)
  }

  /// The sequences that the engine is told to expect: what is asked for, in powers of two from 8 on.
  ///
  /// Engines reserve logits for as many sequences as they allow, and their defaults allow far more than a small
  /// deployment serves: 1,024 for vLLM on an H100, which takes 7.7 GiB of Llama 4 Scout's only GPU.
  func sequenceLimit(replicas: Int) -> Int {
    let offline = resources.engine.memory.offlineSequences ?? EngineMemory.usualOfflineSequences
    let wanted = request.mode == .offline ? offline : load(replicas: replicas).sequences
    var limit = 8
    while limit < min(wanted, 1 << 20) { limit *= 2 }
    return limit
  }

  /// The ledger alone of one replica, without words.
  func ledger(stored: StoredWeights, layout: Layout, keyValueCache: KeyValueCacheFormat) -> MemoryLedger {
    replica(stored: stored, layout: layout, keyValueCache: keyValueCache, replicas: 1).ledger(
      for: load(replicas: 1), describing: false)
  }

  private func replica(
    stored: StoredWeights, layout: Layout, keyValueCache: KeyValueCacheFormat, replicas: Int
  ) -> Replica {
    Replica(
      profile: resources.profile, stored: stored, layout: layout, site: resources.site, keyValueCache: keyValueCache,
      sequenceLimit: sequenceLimit(replicas: replicas))
  }

  /// The candidate for one shape; `describing` fills in the words that only a shown candidate needs.
  func candidate(
    stored: StoredWeights, quality: QualityEstimate, layout: Layout, replicas: Int,
    keyValueCache: KeyValueCacheFormat, describing: Bool
  ) -> Candidate {
    let replica = replica(stored: stored, layout: layout, keyValueCache: keyValueCache, replicas: replicas)
    let ledger = replica.ledger(for: load(replicas: replicas), describing: describing)
    let performance = ServingModel(replica, replicas: replicas)
      .estimate(serving, cacheTokens: ledger.keyValueCacheTokens, describing: describing)
    let count = layout.count * replicas
    let rate = performance.outputTokensPerSecond.likely
    let cost = Economics.cost(
      accelerator: resources.accelerator, count: count, region: resources.region, outputTokensPerSecond: rate,
      describing: describing)
    let energy = Economics.energy(
      accelerator: resources.accelerator, count: count, region: resources.region, outputTokensPerSecond: rate,
      describing: describing)
    return Candidate(
      deployment: resources.deployment(
        stored.scheme, layout: layout, replicas: replicas, keyValueCache: keyValueCache),
      scheme: stored.scheme, replica: replica, ledger: ledger, performance: performance,
      cost: cost, energy: energy, quality: quality,
      missedTargets: Targets(request).missed(by: performance, cost: cost))
  }

  /// The same candidate with its words.
  func described(_ candidate: Candidate) -> Candidate {
    self.candidate(
      stored: candidate.replica.stored, quality: candidate.quality, layout: candidate.deployment.layout,
      replicas: candidate.deployment.replicas, keyValueCache: candidate.deployment.keyValueCache, describing: true)
  }
}

extension PerformanceEstimate {
  /// Time a token online, tokens a second offline, requests where none come out.
  func pace(_ mode: ServingMode) -> String {
    if outputTokensPerSecond.likely <= 0 {
      return "\(NumberText.significant(requestsPerSecond.likely)) requests a second"
    }
    return switch mode {
    case .online: "\(NumberText.seconds(timePerOutputTokenSeconds.likely)) a token"
    case .offline: "\(NumberText.significant(outputTokensPerSecond.likely)) tokens a second"
    }
  }
}
