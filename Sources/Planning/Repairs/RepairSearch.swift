import Catalogs
import Domain
import Estimation

/// Finds changes that make a plan fit, or better; each was planned and does what it says.
struct RepairSearch: Sendable {
  let planner: Planner
  let resources: PlanningResources
  let plan: Plan
  /// Whether somebody named the engine; else what is changed has the engine that is usual for it.
  let isEngineAsked: Bool
  /// Files at fault that were met on the way.
  let faults = CatalogFaults()

  /// What was asked, of the hardware and the engine that were chosen.
  var request: PlanRequest {
    var request = plan.request
    request.among = nil
    if request.amongEngines != nil { request.servingEngine = plan.deployment.engine }
    return request
  }
  private var isGood: Bool { plan.verdict.outcome != .doesNotFit && missed == 0 }
  /// Targets that the plan misses.
  private var missed: Int { plan.verdict.missedTargets.count }

  /// What makes it fit and meet its targets, if it doesn't; else what makes it cheaper, faster or roomier.
  ///
  /// What cures everything comes before what leaves a target missed.
  func repairs() throws -> [Repair] {
    // Read before changes are looked at side by side, while all cores are free to read.
    let alike = planner.accelerators(request, faults, like: resources.accelerator)
    guard !isGood else {
      return found([
        fewerAccelerators, { cheaperAccelerator(among: alike) }, requantized, widerMix, roomierCache, smallerModel,
      ])
    }
    if request.licenceRefusal(of: resources.profile.model) != nil { return [smallerModel()].compactMap(\.self) }
    var found = found([
      moreSequences, withoutOffload, otherEngine, otherCache, otherLayout, otherScheme, narrowerMix, narrowerCache,
      moreAccelerators, offload,
      fewerAccelerators, shorterContext, fewerSequences,
      { largerAccelerator(among: alike) }, otherHardware, smallerModel,
    ])
    // What changes more than one choice at once is looked at where none of these cures everything.
    for more in [everyChoice, everyEngine, smallerModelElsewhere] where !found.contains(where: \.curesAll) {
      if let repair = more() { found.append(repair) }
    }
    return told(found)
  }

  /// What cures everything first, and one change once, whichever way it was found.
  private func told(_ found: [Repair]) -> [Repair] {
    var seen: Set<PlanRequest> = []
    return (found.filter(\.curesAll) + found.filter { !$0.curesAll }).filter { seen.insert($0.request).inserted }
  }

  /// What some kinds of changes come to, each looked at by itself.
  private func found(_ kinds: [@Sendable () -> Repair?]) -> [Repair] {
    kinds.concurrentMap(stretch: 1) { $0() }.compactMap(\.self)
  }

  /// The first of some changes that meets every target; where none does, the first that works at all.
  ///
  /// - Parameter repair: what a change is; with true only one that meets every target is of use.
  func best<Change>(of changes: some Sequence<Change>, _ repair: (Change, Bool) -> Repair?) -> Repair? {
    var first: Repair?
    for change in changes {
      guard let found = repair(change, first != nil) else { continue }
      if found.curesAll { return found }
      first = first ?? found
    }
    return first
  }

  /// The best candidate of a changed request, if it is a repair: it fits where the plan doesn't, and where the plan
  /// fits it misses fewer targets and serves no less, or misses none.
  ///
  /// - Parameter mustCure: whether only what meets every target is of use; then what averages rule out isn't looked at
  ///   closely.
  func solved(_ request: PlanRequest, mustCure: Bool = false) -> Candidate? {
    let request = settled(request)
    let found = faults.noting { () -> Candidate? in
      let resources = try planner.resources(deciding: request)
      try request.validated(for: resources.profile)
      let builder = PlanBuilder(resources, request: request, comparing: false)
      return builder.closest {
        mustCure ? $0.mayMeetAll : plan.verdict.outcome == .doesNotFit || $0.sure < max(missed, 1)
      }
    }
    guard let best = found.flatMap(\.self), best.fits else { return nil }
    if plan.verdict.outcome == .doesNotFit || best.missed == 0 { return best }
    let servesLess = Strategy.unserved(best.targets) > Strategy.unserved(plan.verdict.targets)
    return best.missed < missed && !servesLess ? best : nil
  }

  /// The repair that a changed request is, if it works.
  func repair(
    _ kind: RepairKind, _ action: Repair.Action, _ request: PlanRequest, mustCure: Bool = false,
    cost: (Candidate) -> Repair.Cost
  ) -> Repair? {
    guard let best = solved(request, mustCure: mustCure) else { return nil }
    return repair(kind, action, effect: .fits(fit(best)), cost: cost(best), request)
  }

  func repair(
    _ kind: RepairKind, _ action: Repair.Action, effect: Repair.Effect, cost: Repair.Cost, _ request: PlanRequest
  ) -> Repair {
    Repair(kind: kind, action: .fact(action), effect: .fact(effect), cost: .fact(cost), request: settled(request))
  }

  /// A changed request with the engine that a command of it would have.
  private func settled(_ changed: PlanRequest) -> PlanRequest {
    let isMoved =
      (changed.model, changed.accelerator, changed.scheme) != (request.model, request.accelerator, request.scheme)
    guard !isEngineAsked, isMoved, changed.engine == request.engine, changed.amongEngines == nil else { return changed }
    var settled = changed
    let usual = faults.noting {
      try planner.resolver.usualEngine(for: changed, on: planner.accelerator(changed.accelerator)).id
    }
    settled.engine = usual ?? changed.engine
    return settled
  }

  func fit(_ best: Candidate) -> Repair.Fit {
    let accelerator = best.replica.site.accelerator.name
    return Repair.Fit(
      scheme: best.scheme.name, accelerators: best.deployment.count, spareBytes: best.ledger.spareBytes,
      pace: best.performance.pace(request.mode),
      usdPerMillionTokens: request.mode == .offline ? best.cost.usdPerMillionTokens : nil,
      stillMisses: best.targets.compactMap { MissedTarget($0, accelerator: accelerator) })
  }

  /// The rent beside the plan's.
  func rent(_ best: Candidate) -> Repair.Rent {
    Repair.Rent(usdPerHour: best.cost.usdPerHour, now: plan.cost.usdPerHour)
  }
}

extension Candidate {
  /// Targets missed whatever a closer look shows: it is at latencies.
  fileprivate var sure: Int { targets.count { $0.state == .missed && $0.percentile == nil } }

  /// Whether a closer look may show that every target is met.
  fileprivate var mayMeetAll: Bool { sure == 0 && !isFarFromLatencies }
}

extension Repair {
  /// Whether no target is missed after it.
  var curesAll: Bool {
    guard case .fact(.fits(let fit)) = effect else { return true }
    return fit.stillMisses.isEmpty
  }
}
