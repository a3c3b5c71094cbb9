import Domain
import Estimation

extension PlanBuilder {
  var refinement: Refinement { Refinement(estimator: estimator) }

  /// The best under each mode: this plan's own beside what a plan of the other mode answers.
  ///
  /// - Parameters:
  ///   - weighed: what the plan chose from.
  ///   - other: the same question in the other mode.
  func recommendations(_ weighed: [Candidate], chosen: Candidate, other: PlanRequest) -> Recommendations {
    guard forbidden == nil else { return Recommendations(online: nil, offline: nil) }
    let own = recommendation(chosen, of: eligible(weighed).filter(\.fits))
    let another = PlanBuilder(resources, request: other).recommendation()
    return request.mode == .online
      ? Recommendations(online: own, offline: another) : Recommendations(online: another, offline: own)
  }

  /// The best of what may be chosen, after a closer look; nil where nothing fits.
  func recommendation() -> Recommendation? {
    var weighed = Weighed(candidates: choice(onlyFitting: true))
    return finalist(of: &weighed).flatMap { recommendation($0, of: weighed.candidates) }
  }

  private func recommendation(_ best: Candidate, of weighed: [Candidate]) -> Recommendation? {
    guard best.fits else { return nil }
    return Recommendation(
      deployment: best.deployment, performance: best.performance, cost: best.cost,
      reasons: Explanation(resources: resources, request: request, chosen: best)
        .reasons(against: weighed, strategy: strategy))
  }
}
