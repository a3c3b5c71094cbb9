import Domain
import Estimation
import Quantities

/// Estimates shapes for one request: ledger, speed, cost.
struct Estimator: Sendable {
  let resources: PlanningResources
  let request: PlanRequest

  /// The smallest limit of sequences that engines are told.
  private static let leastSequences = 8
  /// The largest, beyond which no batch is formed.
  private static let mostSequences = 1 << 20

  func load(replicas: Int) -> CacheLoad {
    CacheLoad(
      sequences: (request.concurrency + replicas - 1) / max(replicas, 1), contextTokens: request.contextTokens)
  }

  /// The numbers of one shape, each computed once.
  func candidate(_ shape: Shape) -> Candidate {
    let replica = replica(shape)
    let ledger = replica.ledger(for: load(replicas: shape.replicas))
    let performance = ServingModel(replica, replicas: shape.replicas)
      .estimate(serving, cacheTokens: ledger.keyValueCacheTokens)
    let count = shape.layout.count * shape.replicas
    let rate = performance.outputTokensPerSecond.likely
    let cost = Economics.cost(
      accelerator: resources.accelerator, count: count, region: resources.region, outputTokensPerSecond: rate)
    let energy = Economics.energy(
      accelerator: resources.accelerator, count: count, region: resources.region, outputTokensPerSecond: rate)
    return Candidate(
      deployment: resources.deployment(
        shape.stored.scheme, layout: shape.layout, replicas: shape.replicas, keyValueCache: shape.keyValueCache),
      scheme: shape.stored.scheme, replica: replica, ledger: ledger, performance: performance, cost: cost,
      energy: energy, quality: shape.quality, missedTargets: Targets(request).missed(by: performance, cost: cost))
  }

  /// The ledger alone of one replica.
  func ledger(stored: StoredWeights, layout: Layout, keyValueCache: KeyValueCacheFormat) -> MemoryLedger {
    replica(stored, layout, keyValueCache, replicas: 1).ledger(for: load(replicas: 1))
  }

  private func replica(_ shape: Shape) -> Replica {
    replica(shape.stored, shape.layout, shape.keyValueCache, replicas: shape.replicas)
  }

  private func replica(
    _ stored: StoredWeights, _ layout: Layout, _ keyValueCache: KeyValueCacheFormat, replicas: Int
  ) -> Replica {
    Replica(
      profile: resources.profile, stored: stored, layout: layout, site: resources.site, keyValueCache: keyValueCache,
      sequenceLimit: sequenceLimit(replicas: replicas))
  }

  private var serving: ServingLoad {
    ServingLoad(
      inputTokens: request.inputTokens, outputTokens: request.outputTokens, contextTokens: request.contextTokens,
      concurrency: request.concurrency, mode: request.mode)
  }

  /// The sequences that the engine is told to expect: what is asked for, in powers of two.
  ///
  /// Engines reserve logits for as many sequences as they allow, and their defaults allow far more than a small
  /// deployment serves: 1,024 for vLLM on an H100, which takes 7.7 GiB of Llama 4 Scout's only GPU.
  private func sequenceLimit(replicas: Int) -> Int {
    let offline = resources.engine.memory.offlineSequences ?? EngineMemory.usualOfflineSequences
    let wanted = request.mode == .offline ? offline : load(replicas: replicas).sequences
    var limit = Self.leastSequences
    while limit < min(wanted, Self.mostSequences) { limit *= 2 }
    return limit
  }
}
