import Domain
import Estimation
import Quantities

/// Tells what was decided and why, as facts.
struct Explanation {
  let resources: PlanningResources
  let request: PlanRequest
  let chosen: Candidate
  /// Schemes that run here and that the policy leaves out.
  var objections: [Assumption.LeftOut] = []
  /// The most accelerators that were weighed, where more might serve what is missed.
  var largestFleet: Int?

  /// - Parameter refusal: why the chosen scheme can't run here; nil when it can.
  func verdict(refusal: Rejection.Reason?) -> Verdict {
    let ledger = chosen.ledger
    let outcome: Verdict.Outcome = refusal == nil ? chosen.outcome : .doesNotFit
    var summary = Verdict.Summary(
      model: resources.profile.model.name, accelerator: resources.accelerator.name, scheme: chosen.scheme.name,
      layout: chosen.deployment.layout, replicas: chosen.deployment.replicas, outcome: outcome,
      usedBytes: ledger.totalBytes, capacityBytes: ledger.capacityBytes,
      missedTargets: missedTargets.count, refusal: refusal)
    summary.spareReplicas = chosen.deployment.spareReplicas
    return Verdict(
      outcome: outcome, summary: .fact(summary), spareBytes: ledger.spareBytes,
      missedTargets: missedTargets.map { .fact($0) }, targets: chosen.targets)
  }

  /// Why this one: memory first, then what bounds it, then what it was preferred to.
  func reasons(against candidates: [Candidate], strategy: Strategy) -> [Statement<Plan.Reason>] {
    let memory = [lastResort, smallerWeights, kernel].compactMap(\.self)
    guard chosen.fits else { return memory.map { .fact($0) } }
    let choice = [bound, preference(candidates, strategy), narrowCache].compactMap(\.self)
    return (memory + choice + missedTargets.map { .missedTarget($0) }).map { .fact($0) }
  }

  private var missedTargets: [MissedTarget] {
    chosen.targets.compactMap { MissedTarget($0, accelerator: resources.accelerator.name) }
  }

  private var policy: Policy { Policy(resources: resources, request: request) }

  private var smallerWeights: Plan.Reason? {
    guard let unquantized = resources.unquantized, unquantized.id != chosen.scheme.id else { return nil }
    let wide = StoredWeights(resources.profile, scheme: unquantized)
    guard wide.bytes > .zero else { return nil }
    return .smallerWeights(chosen.replica.stored.bytes, unquantized: wide.bytes, scheme: unquantized.name)
  }

  private var lastResort: Plan.Reason? {
    guard request.scheme == nil else { return nil }
    return policy.objection(to: chosen.scheme, chosen.quality).map { .lastResort(scheme: chosen.scheme.name, $0) }
  }

  private var kernel: Plan.Reason? {
    let native = chosen.scheme.nativeKernel
    return switch resources.site.runs(native) {
    case false: .missingKernel(accelerator: resources.accelerator.name, native)
    case nil: .assumedKernel(accelerator: resources.accelerator.name, native)
    case true: nil
    }
  }

  private var bound: Plan.Reason {
    .bound(
      chosen.performance.decodeBound, kind: chosen.scheme.kind, sequences: chosen.performance.batch,
      layers: resources.profile.layers)
  }

  /// Against the best candidate of another kind of scheme.
  private func preference(_ candidates: [Candidate], _ strategy: Strategy) -> Plan.Reason? {
    let others = candidates.filter {
      $0.fits && $0.scheme.id != chosen.scheme.id && $0.scheme.kind != chosen.scheme.kind
        && policy.allows($0) && $0.missed <= chosen.missed
    }
    guard let next = strategy.best(others) else { return nil }
    let comparison = Plan.Reason.Comparison(
      scheme: next.scheme.name, accelerators: next.deployment.count, pace: chosen.performance.pace(strategy.mode),
      otherPace: next.performance.pace(strategy.mode), usdPerHour: chosen.cost.usdPerHour,
      otherUSDPerHour: next.cost.usdPerHour)
    let isKept = next.isRequantized && !chosen.isRequantized && next.cost.isLess(than: chosen.cost, in: strategy.mode)
    return isKept ? .keptAsPublished(comparison) : .preferred(comparison)
  }

  private var narrowCache: Plan.Reason? {
    let format = chosen.deployment.keyValueCache
    guard format.isQuantized, request.keyValueCache == nil,
      format != resources.profile.model.checkpoint?.keyValueCache
    else { return nil }
    let times = chosen.replica.cache.gain(
      tokens: request.reachedTokens, layout: chosen.deployment.layout,
      windows: resources.engine.memory.exploitsWindows)
    return .narrowCache(format, tokens: chosen.ledger.keyValueCacheTokens, times: times)
  }
}
