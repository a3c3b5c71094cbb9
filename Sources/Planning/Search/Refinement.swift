import Domain
import Estimation
import Quantities
import Simulation

/// Estimates a finalist more closely than the thousands that were weighed: it simulates the load request by request.
///
/// `auto` simulates where averages don't tell: a trace, a limit at p95 or p99, and requests that arrive by themselves at a
/// deployment that prompts or sequences keep busy. What doesn't fit or can't keep up is never simulated: its queue
/// grows, and latencies tell how long somebody looked.
struct Refinement {
  let estimator: Estimator

  private var request: PlanRequest { estimator.request }

  /// The finalist with its latencies as simulated and its limits checked anew, with fewer sequences at once where those
  /// that averages allow are too many, and with more where somebody would wait for one; as it was where nothing is
  /// simulated.
  func refined(_ finalist: Candidate) -> Candidate {
    guard looks(at: finalist), let seen = seen(finalist) else { return finalist }
    let targets = Targets(request)
    // Where averages miss a latency too, other numbers of sequences don't cure it.
    guard request.settings.sequences == nil, targets.keepLatencies(finalist.performance),
      !targets.keepLatencies(seen.performance)
    else { return seen }
    return narrowed(finalist) ?? widened(finalist) ?? seen
  }

  /// Whether a finalist is worth simulating.
  func looks(at finalist: Candidate) -> Bool { finalist.fits && keepsUp(finalist) && isWanted(finalist) }

  private func seen(_ finalist: Candidate) -> Candidate? {
    simulated(finalist).map {
      estimator.candidate(finalist, with: finalist.estimated.simulated($0.load, serving: $0.share))
    }
  }

  /// The finalist with the most sequences at once of which the simulation keeps the latencies; nil where somebody waits for
  /// single answers, and where one sequence alone is too slow.
  private func narrowed(_ finalist: Candidate) -> Candidate? {
    let targets = Targets(request)
    guard request.load == .saturated else { return nil }
    var (found, enough, tooMany) = (Candidate?.none, 0, finalist.performance.batch)
    while tooMany - enough > max(enough / Self.finest, 1) {
      let middle = enough + (tooMany - enough + 1) / 2
      let candidate = self.seen(estimator.candidate(finalist, holding: middle))
      if let candidate, targets.keepLatencies(candidate.performance) {
        (found, enough) = (candidate, middle)
      } else {
        tooMany = middle
      }
    }
    return found
  }

  /// The finalist whose engine is told a larger limit of sequences than averages need, with which the simulation keeps the
  /// latencies; nil where none does, as what comes waits for passes or for room, not for the limit.
  private func widened(_ finalist: Candidate) -> Candidate? {
    guard request.load.variesByItself else { return nil }
    var limit = finalist.replica.sequences
    for _ in 0..<Self.mostDoublings {
      limit *= 2
      let wider = estimator.candidate(finalist, told: limit)
      guard wider.fits, let seen = seen(wider) else { return nil }
      if Targets(request).keepLatencies(seen.performance) { return seen }
    }
    return nil
  }

  private static let mostDoublings = 2

  /// The most sequences are found to this part of them.
  private static let finest = 32

  private func isWanted(_ finalist: Candidate) -> Bool {
    switch request.simulate {
    case .on: true
    case .off: false
    case .auto: trace != nil || request.limitsTails || isStrained(finalist)
    }
  }

  /// The trace to replay: where what it says comes by itself.
  private var trace: Trace? { request.load.comesByItself ? estimator.resources.trace : nil }

  private func isStrained(_ finalist: Candidate) -> Bool {
    ServingModel(finalist.replica, replicas: estimator.busy(finalist.deployment.schedulers), load: estimator.serving)
      .isStrained(
        holding: estimator.sequencesHeld(
          finalist.replica, finalist.ledger, schedulers: finalist.deployment.schedulers))
  }

  private func keepsUp(_ finalist: Candidate) -> Bool {
    guard case .rate(let rate) = request.load else { return true }
    return finalist.performance.requestsPerSecond.likely >= rate * (1 - Targets.rounding)
  }

  /// What was seen, and the share of what came that was served in its time; nil where the cache can't hold a request by
  /// itself, or figures are beyond what can be simulated.
  private func simulated(_ finalist: Candidate) -> (load: SimulatedLoad, share: Double)? {
    let simulation = ServingSimulation(
      finalist.replica, replicas: estimator.busy(finalist.deployment.schedulers), load: estimator.serving,
      ledger: finalist.ledger,
      batch: finalist.performance.batch,
      limits: LatencyLimits(
        timeToFirstTokenSeconds: request.maximumTimeToFirstTokenSeconds,
        timePerOutputTokenSeconds: request.maximumTimePerOutputTokenSeconds),
      effort: request.simulate == .on ? .large : .small, trace: trace)
    guard simulation.isWithinReach, let result = try? simulation.run() else { return nil }
    let share = result.requestsPerSecond / max(result.offeredRequestsPerSecond, .leastNormalMagnitude)
    // A trace ends: what it leaves to do is done after its last request.
    let isLate = trace == nil && request.load.comesByItself && share < Self.servedShare
    let served = finalist.estimated.requestsPerSecond.likely
    return (SimulatedLoad(result, of: simulation, serving: served), isLate ? share : 1)
  }

  /// Below this share of what came, what was served is less by more than chance.
  private static let servedShare = 0.95
}

extension PlanRequest {
  /// Whether a limit is for more than half of the requests.
  fileprivate var limitsTails: Bool {
    maximumTimeToFirstTokenSeconds != nil && timeToFirstTokenPercentile != .p50
      || maximumTimePerOutputTokenSeconds != nil && timePerOutputTokenPercentile != .p50
  }
}

extension Load {
  /// Whether the number in flight varies about its mean.
  fileprivate var variesByItself: Bool {
    switch self {
    case .rate, .users: true
    case .concurrency, .saturated: false
    }
  }

  /// Whether requests come whatever becomes of those before them.
  fileprivate var comesByItself: Bool {
    if case .rate = self { true } else { false }
  }
}
