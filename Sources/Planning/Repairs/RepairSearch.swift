import Domain
import Estimation

/// Finds changes that make a plan fit, or better; each was planned and does what it says.
struct RepairSearch {
  let planner: Planner
  let resources: PlanningResources
  let plan: Plan
  /// Files at fault that were met on the way.
  let faults = CatalogFaults()

  var request: PlanRequest { plan.request }
  private var fits: Bool { plan.verdict.outcome != .doesNotFit && plan.verdict.missedTargets.isEmpty }

  /// What makes it fit, if it doesn't; else what makes it cheaper, faster or roomier.
  func repairs() throws -> [Repair] {
    let found =
      fits
      ? [fewerAccelerators(), cheaperAccelerator(), widerMix(), roomierCache(), smallerModel()]
      : [
        otherScheme(), narrowerMix(), narrowerCache(), moreAccelerators(), shorterContext(), fewerSequences(),
        largerAccelerator(), smallerModel(),
      ]
    return found.compactMap { $0 }
  }

  /// The best candidate of a changed request, if it fits and meets the targets.
  func solved(_ request: PlanRequest) -> Candidate? {
    let found = faults.noting { () -> Candidate? in
      let resources = try planner.resources(for: request)
      try request.validated(for: resources.profile.architecture)
      return try PlanBuilder(resources, request: request, comparing: false).best()
    }
    guard let best = found.flatMap(\.self), best.fits,
      best.missed == 0 || !plan.verdict.missedTargets.isEmpty || !fits
    else { return nil }
    return best
  }

  /// The repair that a changed request is, if it works.
  func repair(
    _ kind: RepairKind, _ action: Repair.Action, _ request: PlanRequest, cost: (Candidate) -> Repair.Cost
  ) -> Repair? {
    guard let best = solved(request) else { return nil }
    return repair(kind, action, effect: .fits(fit(best)), cost: cost(best), request)
  }

  func repair(
    _ kind: RepairKind, _ action: Repair.Action, effect: Repair.Effect, cost: Repair.Cost, _ request: PlanRequest
  ) -> Repair {
    Repair(kind: kind, action: .fact(action), effect: .fact(effect), cost: .fact(cost), request: request)
  }

  func fit(_ best: Candidate) -> Repair.Fit {
    Repair.Fit(
      scheme: best.scheme.name, accelerators: best.deployment.count, accelerator: best.deployment.accelerator,
      spareBytes: best.ledger.spareBytes, pace: best.performance.pace(request.mode),
      usdPerMillionTokens: request.mode == .offline ? best.cost.usdPerMillionTokens : nil)
  }

  /// The rent beside the plan's.
  func rent(_ best: Candidate) -> Repair.Rent {
    Repair.Rent(usdPerHour: best.cost.usdPerHour, now: plan.cost.usdPerHour)
  }
}
