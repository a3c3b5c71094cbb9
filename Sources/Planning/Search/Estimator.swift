import Domain
import Estimation
import Quantities

/// Estimates shapes for one request: ledger, speed, cost, all of the same sequences in flight.
struct Estimator: Sendable {
  let resources: PlanningResources
  let request: PlanRequest
  /// What the request asks of this model.
  let serving: ServingLoad
  private let targets: Targets

  /// - Parameter serving: what the request asks of the model, where that is known otherwise.
  init(resources: PlanningResources, request: PlanRequest, serving: ServingLoad? = nil) {
    self.resources = resources
    self.request = request
    self.serving = serving ?? resources.profile.load(of: request, engine: resources.engine)
    targets = Targets(request)
  }

  /// The smallest limit of sequences that engines are told.
  private static let leastSequences = 8
  /// The largest, beyond which no batch is formed.
  private static let mostSequences = 1 << 20

  /// The numbers of one shape, each computed once.
  func candidate(_ shape: Shape) -> Candidate { candidate(shape, memory(shape)) }

  /// The same of a shape that fits; nil for any other, of which nobody asks how fast it would be.
  func fitting(_ shape: Shape) -> Candidate? {
    guard mayFit(shape) else { return nil }
    let memory = memory(shape)
    return memory.ledger.spareBytes < .zero ? nil : candidate(shape, memory)
  }

  /// Whether the weights alone leave room: no accelerator holds less of them than the mean, unless some are elsewhere.
  private func mayFit(_ shape: Shape) -> Bool {
    if request.settings.offload != nil { return true }
    let capacity = replica(shape.stored, shape.layout, shape.keyValueCache).capacity
    let all = Double(capacity.bytes) * Double(shape.layout.count)
    return Double(shape.stored.bytes.bytes) <= all * (1 + Self.rounding)
  }

  private static let rounding = 1e-6

  /// A shape as its engine is told to run it, and the ledger of the least that it must hold.
  private struct Memory {
    let model: ServingModel
    let replica: Replica
    let least: Int
    let resident: Replica.Resident
    let ledger: MemoryLedger
  }

  private func memory(_ shape: Shape) -> Memory {
    let model = ServingModel(
      replica(shape.stored, shape.layout, shape.keyValueCache), replicas: busy(shape.schedulers), load: serving)
    let wanted = model.sequencesWanted.map { min(max($0, 1), Double(Self.mostSequences)) }
    let replica = replica(shape.stored, shape.layout, shape.keyValueCache, limit: limit(of: wanted))
    let least = leastSequences(schedulers: shape.schedulers)
    let resident = replica.resident
    return Memory(
      model: model, replica: replica, least: least, resident: resident,
      ledger: replica.ledger(for: cacheLoad(sequences: least, schedulers: shape.schedulers), beside: resident))
  }

  private func candidate(_ shape: Shape, _ memory: Memory) -> Candidate {
    var (replica, resident, ledger) = (memory.replica, memory.resident, memory.ledger)
    // What doesn't fit is as fast as if it did.
    let held = sequencesHeld(replica, ledger, schedulers: shape.schedulers)
    var performance = memory.model.estimate(holding: ledger.spareBytes < .zero ? max(held, memory.least) : held)
    var deployment = resources.deployment(
      shape.stored.scheme, layout: shape.layout, replicas: shape.replicas, keyValueCache: shape.keyValueCache)
    deployment.spareReplicas = request.spareReplicas
    let measured = measuredSpeed(of: deployment)
    let fewer =
      load == .saturated
      ? memory.model.fewer(than: performance, within: targets) { estimate in
        measured.map { corrected(estimate, by: $0, of: deployment, shape.stored) } ?? estimate
      } : nil
    if let fewer {
      performance = fewer
      replica = told(replica, sequences: fewer.batch)
      resident = replica.resident
    }
    if request.concurrencyFollows && (fewer != nil || performance.batch != memory.least) {
      ledger = replica.ledger(
        for: cacheLoad(sequences: performance.batch, schedulers: shape.schedulers), beside: resident)
    }
    return candidate(deployment, replica, ledger, resources.spread(performance), shape.quality)
  }

  /// The same deployment with another estimate of its speed, which no measurement has corrected yet, and what follows from
  /// that.
  func candidate(_ other: Candidate, with performance: PerformanceEstimate) -> Candidate {
    candidate(other.deployment, other.replica, other.ledger, performance, other.quality)
  }

  func candidate(
    _ deployment: Deployment, _ replica: Replica, _ ledger: MemoryLedger, _ estimated: PerformanceEstimate,
    _ quality: QualityEstimate
  ) -> Candidate {
    let measured = measuredSpeed(of: deployment)
    let performance =
      measured.map { corrected(estimated, by: $0, of: deployment, replica.stored) } ?? estimated
    let count = deployment.count
    let cost = Economics.cost(
      accelerator: resources.site.accelerator, count: count, region: resources.region,
      usdPerKilowattHour: PriceTerms(request).usdPerKilowattHour(in: resources.region), power: resources.power,
      meanShare: request.meanShare(serving: performance.requestsPerSecond.likely), performance: performance,
      countsRequests: request.documents != nil)
    let energy = Economics.energy(
      accelerator: resources.site.accelerator, count: count, region: resources.region, power: resources.power,
      performance: performance)
    return Candidate(
      deployment: deployment, replica: replica, ledger: ledger, performance: performance, cost: cost, energy: energy,
      quality: quality, targets: targets.checks(performance, cost, energy, quality),
      givesWay: load == .saturated,
      corrected: measured.map {
        Corrected(estimated, $0.correction(from: estimated, to: performance, edition: resources.edition))
      })
  }

  /// The ledger alone, of the least that a replica must hold.
  func ledger(
    stored: StoredWeights, layout: Layout, replicas: Int, keyValueCache: KeyValueCacheFormat
  ) -> MemoryLedger {
    let schedulers = Layout.product(layout.dataParallel, replicas)
    let least = leastSequences(schedulers: schedulers)
    let limit = limit(of: load == .saturated ? nil : Double(least))
    return replica(stored, layout, keyValueCache, limit: limit)
      .ledger(for: cacheLoad(sequences: least, schedulers: schedulers))
  }

  /// Sequences that each scheduler must hold for the deployment to count as fitting: the share of those asked for, or
  /// one where they follow from what it can do.
  func leastSequences(schedulers: Int) -> Int {
    guard case .concurrency(let all) = load else { return 1 }
    return min((all + schedulers - 1) / max(schedulers, 1), request.settings.sequences ?? .max)
  }

  /// Sequences that one of so many schedulers holds at most: what its cache has room for, what its engine is told, and of
  /// a job its share of the documents.
  func sequencesHeld(_ replica: Replica, _ ledger: MemoryLedger, schedulers: Int) -> Int {
    let held = min(replica.sequences, replica.sequencesHeld(ledger, of: cacheLoad(sequences: 1)))
    guard let documents = jobDocuments else { return held }
    return min(held, (documents - 1) / max(schedulers, 1) + 1)
  }

  /// Of so many schedulers those that have work: no more than a job has documents.
  func busy(_ schedulers: Int) -> Int { jobDocuments.map { min($0, schedulers) } ?? schedulers }

  /// The documents of a job, at least 1, as far as they can be counted; nil where it isn't one.
  private var jobDocuments: Int? {
    guard let documents = request.documents, load == .saturated else { return nil }
    return Int(min(max(documents, 1), 1e15))
  }

  /// So many sequences as long as they are asked for, on one of so many schedulers.
  func cacheLoad(sequences: Int, schedulers: Int = 1) -> CacheLoad {
    CacheLoad(
      sequences: sequences, contextTokens: serving.contextTokens, sharedTokens: serving.sharedTokens,
      parked: parked(beside: sequences, schedulers: schedulers))
  }

  /// What a scheduler's later requests find again in the host's memory: one copy of what all begin with, else of each
  /// conversation what it has said, whether somebody thinks about it or it is in flight.
  private func parked(beside sequences: Int, schedulers: Int) -> ParkedCaches {
    guard let prefix = serving.prefix, resources.site.parksCaches else { return .none }
    let thinking: Double
    switch load {
    case _ where prefix.isStoredOnce: return ParkedCaches(count: 1, tokens: prefix.tokens)
    case .users(let all, _): return ParkedCaches(count: (all + schedulers - 1) / schedulers, tokens: prefix.tokens)
    case .rate(let rate): thinking = rate * request.thinkSeconds / Double(schedulers)
    case .concurrency, .saturated: thinking = 0
    }
    let count = sequences + Int(min(thinking.rounded(.up), Double(Self.mostSequences)))
    return ParkedCaches(count: count, tokens: prefix.tokens)
  }

  private var load: Load { request.load }

  func replica(
    _ stored: StoredWeights, _ layout: Layout, _ keyValueCache: KeyValueCacheFormat, limit: Int? = nil
  ) -> Replica {
    Replica(
      profile: resources.profile, stored: stored, layout: layout, site: resources.site, keyValueCache: keyValueCache,
      sequenceLimit: limit, adapters: Adapters(count: request.adapters, rank: request.adapterRank),
      speculator: resources.speculator(stored))
  }

  /// The sequences that the engine is told to expect: what it is to hold, in powers of two; nil stands for all it can.
  ///
  /// Engines reserve logits for as many sequences as they allow, and their defaults allow far more than a small
  /// deployment serves: 1,024 for vLLM on an H100, which takes 7.7 GiB of Llama 4 Scout's only GPU.
  private func limit(of sequences: Double?) -> Int {
    if let told = request.settings.sequences { return told }
    let limits = resources.site.limits
    // As many sequences as a pass has tokens would leave prompts no room in it.
    let usual = min(limits.sequences, limits.batchedTokens / 2)
    let all = max(resources.engine.memory.offlineSequences ?? EngineMemory.usualOfflineSequences, usual)
    let wanted = sequences.map { Int($0.rounded(.up)) } ?? all
    var limit = Self.leastSequences
    while limit < min(wanted, Self.mostSequences) { limit *= 2 }
    return limit
  }
}
