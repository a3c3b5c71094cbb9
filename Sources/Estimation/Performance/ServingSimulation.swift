import Domain
import Quantities
import Simulation

/// A deployment that serves its load request by request, where `ServingModel` knows averages.
///
/// Requests have the load's lengths, drawn where these differ. Prompts are admitted while blocks last, as engines do,
/// rather than while whole sequences fit; a context that is longer than they are is kept free for each. A pipeline of s
/// stages counts as s replicas, each with its share of cache and sequences: so many passes are under way in it at once.
/// Ignores what `Simulation.Replica` does: windows that free blocks, a scheduler's own time.
package struct ServingSimulation: Sendable {
  /// The seed of every simulated load.
  package static let seed: UInt64 = 1
  /// Blocks that stand for a cache without end: models that keep nothing of a token.
  private static let endless = 1 << 40

  private let scenario: Scenario
  private let clock: StepClock
  /// Replicas of the deployment for each that is simulated: fleets are alike in all their parts, and a simulation must
  /// last several times longer than a request to tell its rate.
  package let replicasForEach: Double
  /// Requests a second that come to the whole deployment by themselves; nil where they follow from what it serves.
  package let offeredRate: Double?
  /// Whether it takes no more passes than its effort allows at most: tiny budgets of tokens cut prompts into thousands.
  package let isWithinReach: Bool

  /// - Parameters:
  ///   - ledger: the room that a replica's cache has.
  ///   - batch: sequences in flight on each replica.
  ///   - effort: decides the number of requests.
  ///   - trace: requests to replay, on all replicas together, instead of drawing them.
  package init(
    _ replica: Replica, replicas: Int, load: ServingLoad, ledger: MemoryLedger, batch: Int, limits: LatencyLimits,
    effort: Effort, trace: Trace? = nil
  ) {
    let stages = max(replica.layout.pipelineParallel, 1)
    if case .rate(let rate) = load.arrivals { offeredRate = rate } else { offeredRate = nil }
    let answer = max(load.outputTokens, 1)
    let all = max(replicas, 1)
    let simulated = trace == nil ? effort.replicas(batch: batch, answer: answer, of: all) : all
    let inFlight = Layout.product(max(batch, 1), simulated)
    replicasForEach = Double(all) / Double(simulated)
    var scenario = Scenario(
      arrivals: trace.map { .trace($0.traced(load)) }
        ?? Arrivals(load.arrivals, part: Double(simulated) / Double(all), inFlight: inFlight),
      lengths: Lengths(load, longest: trace?.longestTokens ?? 0),
      replicas: simulated * stages,
      limits: EngineLimits(
        sequences: max(replica.sequences / stages, 1), batchedTokens: replica.batchedTokens,
        blockTokens: replica.cache.blockTokens,
        blocks: max(
          Self.blocks(ledger, of: replica.cache, whole: trace == nil ? load.wholeContexts : 1) / stages, 1)),
      sharedPrefix: load.prefix?.share ?? 0, sharesBlocks: load.prefix?.isStoredOnce ?? true,
      requests: trace.map { min($0.requests.count, effort.traced) }
        ?? effort.requests(answer: answer, inFlight: inFlight),
      seed: Self.seed,
      latencyLimits: limits)
    let left = replica.sequences % stages
    if replica.sequences > stages, left > 0 { scenario.wider = Wider(first: left, of: stages) }
    clock = StepClock(step: StepModel(replica, load))
    // Each pass of a replica is a token of each of its own.
    let passes = Double(answer) / Double(max(batch, 1)) + Double(load.inputTokens) / Double(replica.batchedTokens)
    // Of a loop that is longer than all that is simulated nothing is seen but its start.
    isWithinReach =
      Double(scenario.requests) * passes <= Double(effort.passes) * effort.mostTimes
      && !scenario.isAllStart
    self.scenario = scenario
  }

  /// What becomes of the requests; throws where the deployment can't hold one, or for figures beyond the simulation's.
  package func run() throws -> SimulationResult { try Simulator.run(scenario, on: clock) }

  /// Requests to simulate in all.
  package var requests: Int { scenario.requests }

  /// How much is simulated. A pass takes about half a microsecond.
  package struct Effort: Sendable {
    /// Forward passes of all replicas together, where the fewest requests don't need more.
    let passes: Int
    /// The fewest of which a 99th percentile is worth telling, and the most that make it steadier.
    let requests: ClosedRange<Int>
    /// The most of a trace's.
    let traced: Int
    /// How many times its passes it may take where the fewest requests need more. Repairs simulate dozens of plans.
    let mostTimes: Double

    /// For who didn't ask: about 10 ms, more where hardly any requests share a pass.
    package static let small = Effort(
      passes: 15_000, requests: 1000...10_000, traced: 10_000, mostTimes: 20)
    /// For who asked: about a tenth of a second.
    package static let large = Effort(
      passes: 200_000, requests: 2000...10_000, traced: 200_000, mostTimes: 3)

    /// As many of the replicas as let the most requests be several times those in flight, in as many passes as it may
    /// take, at least 1.
    func replicas(batch: Int, answer: Int, of all: Int) -> Int {
      let most = requests.upperBound / Layout.product(Self.timesInFlight, max(batch, 1))
      let affordable = Double(passes) * mostTimes / Double(Layout.product(Self.timesInFlight, max(answer, 1)))
      return min(max(min(most, Int(affordable)), 1), all)
    }

    private static let timesInFlight = 10

    /// As many requests as the passes serve; those in flight at the start are a small part of them.
    func requests(answer: Int, inFlight: Int) -> Int {
      let served = Double(passes) * Double(inFlight) / Double(answer)
      let least = max(requests.lowerBound, min(Layout.product(Self.timesInFlight, inFlight), requests.upperBound))
      return Int(min(max(served, Double(least)), Double(requests.upperBound)))
    }
  }

  /// - Parameter whole: times that a context which is asked for is longer than requests are.
  private static func blocks(_ ledger: MemoryLedger, of cache: KeyValueCache, whole: Double) -> Int {
    let tokens = Double(ledger.keyValueCacheTokens) / whole
    return ledger.bytes(of: .keyValueCache) == .zero ? endless : min(Int(tokens) / cache.blockTokens, endless)
  }
}

extension Scenario {
  /// Whether more than a third of the requests is there from the start.
  fileprivate var isAllStart: Bool {
    guard case .closed(let loop) = arrivals else { return false }
    return loop > requests / 3
  }
}

extension ServingLoad {
  /// How many times longer than its requests the context is that each of them may reach: what was asked for beyond their
  /// lengths is kept for them, as the ledger counts it. Lengths that are drawn reach it by themselves.
  fileprivate var wholeContexts: Double {
    guard inputSpread == nil, outputSpread == nil else { return 1 }
    return max(Double(contextTokens) / Double(max(inputTokens + outputTokens, 1)), 1)
  }
}

extension Trace {
  /// Its requests, with the images of a load.
  fileprivate func traced(_ load: ServingLoad) -> [TracedRequest] {
    let images = load.images?.tokens ?? 0
    return requests.map {
      TracedRequest(
        arrivalSeconds: $0.arrivalSeconds, promptTokens: $0.inputTokens + images, answerTokens: $0.outputTokens)
    }
  }
}

extension Lengths {
  /// Lengths of a load; those that are drawn stay within its context.
  ///
  /// - Parameter longest: tokens that a recorded request has with its answer.
  fileprivate init(_ load: ServingLoad, longest: Int) {
    let (prompt, answer) = (max(load.inputTokens, 1), max(load.outputTokens, 1))
    let isDrawn = load.inputSpread != nil || load.outputSpread != nil
    self.init(
      prompt: Length(prompt, load.inputSpread), answer: Length(answer, load.outputSpread),
      contextTokens: max(
        isDrawn ? load.contextTokens : 0, prompt + answer, longest + (load.images?.tokens ?? 0)))
  }
}

extension Length {
  fileprivate init(_ mean: Int, _ spread: LengthSpread?) {
    self = spread.map { .logNormal(mean: Double(mean), p95: Double($0.p95)) } ?? .fixed(mean)
  }
}

extension Arrivals {
  /// - Parameters:
  ///   - part: the share of what arrives that comes to what is simulated.
  ///   - inFlight: requests that are there at once where as many are as can be.
  fileprivate init(_ load: Load, part: Double, inFlight: Int) {
    func share(_ all: Int) -> Int { max(Int((Double(all) * part).rounded()), 1) }
    self =
      switch load {
      case .concurrency(let requests): .closed(concurrency: share(requests))
      case .saturated: .closed(concurrency: inFlight)
      case .rate(let rate): .poisson(requestsPerSecond: rate * part)
      case .users(let users, let seconds): .users(share(users), thinkSeconds: seconds)
      }
  }
}
