import Domain
import Estimation
import Quantities

/// Finds changes that make a plan fit, or cheaper; each was planned and does what it says.
struct RepairSearch {
  let planner: Planner
  let resources: PlanningResources
  let plan: Plan

  var request: PlanRequest { plan.request }
  private var fits: Bool { plan.verdict.outcome != .doesNotFit && plan.verdict.missedTargets.isEmpty }

  /// What makes it fit, if it doesn't; else what makes it cheaper, faster or roomier.
  func repairs() throws -> [Repair] {
    let found =
      fits
      ? [fewerAccelerators(), cheaperAccelerator(), widerMix(), roomierCache(), smallerModel()]
      : [
        otherScheme(), narrowerMix(), narrowerCache(), moreAccelerators(), shorterContext(), fewerSequences(),
        largerAccelerator(),
        smallerModel(),
      ]
    return found.compactMap { $0 }
  }

  /// The best candidate of a changed request, if it fits and meets the targets.
  func solved(_ request: PlanRequest) -> Candidate? {
    guard let resources = try? planner.resources(for: request),
      (try? request.validated(for: resources.profile.architecture)) != nil,
      let best = (try? PlanBuilder(resources, request: request, comparing: false))?.best(),
      best.fits, best.missedTargets.isEmpty || !plan.verdict.missedTargets.isEmpty || !fits
    else { return nil }
    return best
  }

  /// The repair that a changed request is, if it works.
  func repair(_ action: String, _ request: PlanRequest, cost: (Candidate) -> String) -> Repair? {
    guard let best = solved(request) else { return nil }
    return Repair(action: action, effect: effect(best), cost: cost(best), request: request)
  }

  func effect(_ best: Candidate) -> String {
    "fits as \(best.scheme.name) on \(best.deployment.count) × \(best.deployment.accelerator): "
      + "\(NumberText.bytes(best.ledger.spareBytes)) spare a GPU, \(best.pace(request.mode))\(price(best))"
  }

  /// Offline, what a million tokens cost, where a price is known.
  private func price(_ best: Candidate) -> String {
    guard request.mode == .offline, let usd = best.cost.usdPerMillionTokens else { return "" }
    return " at \(NumberText.dollars(usd)) a million"
  }

  /// The change of rent against the plan, in words.
  func rent(_ best: Candidate) -> String {
    guard let theirs = best.cost.usdPerHour else { return "price unknown" }
    guard let ours = plan.cost.usdPerHour, ours != theirs else { return "\(NumberText.dollars(theirs)) an hour" }
    return "\(NumberText.dollars(theirs)) an hour instead of \(NumberText.dollars(ours))"
  }

  /// What a scheme is known to lose, in words.
  func loss(_ best: Candidate) -> String {
    if best.scheme.kind == .unquantized { return "no accuracy" }
    guard let recovery = best.quality.recovery else { return "accuracy loss not published" }
    return "about \(NumberText.percent(max(1 - recovery.likely, 0))) accuracy "
      + "(published recovery \(NumberText.percent(recovery.low))–\(NumberText.percent(recovery.high)))"
  }
}
