import Domain
import Estimation

extension PlanBuilder {
  var refinement: Refinement { Refinement(estimator: estimator) }

  /// The best under each mode, among schemes that may be recommended and fit; the chosen one as it was refined.
  func recommendations(_ candidates: [Candidate], chosen: Candidate) -> Recommendations {
    guard forbidden == nil else { return Recommendations(online: nil, offline: nil) }
    return Recommendations(
      online: recommendation(.online, candidates, chosen), offline: recommendation(.offline, candidates, chosen))
  }

  private func recommendation(
    _ mode: ServingMode, _ candidates: [Candidate], _ chosen: Candidate
  ) -> Recommendation? {
    var request = request
    request.mode = mode
    let strategy = Strategy(mode: mode, request: request)
    let fitting = eligible(candidates).filter(\.fits)
    let weighed = mode == self.request.mode ? fitting : weighed(fitting, again: request)
    guard let found = strategy.best(weighed) else { return nil }
    let best = mode == self.request.mode && found.deployment == chosen.deployment ? chosen : found
    return Recommendation(
      deployment: best.deployment, performance: best.performance, cost: best.cost,
      reasons: Explanation(resources: resources, request: request, chosen: best)
        .reasons(against: weighed, strategy: strategy))
  }

  /// The same shapes under the other mode, whose batches and limits differ.
  private func weighed(_ candidates: [Candidate], again request: PlanRequest) -> [Candidate] {
    let estimator = Estimator(resources: resources, request: request)
    return candidates.map {
      estimator.candidate(
        Shape(
          stored: $0.replica.stored, quality: $0.quality, layout: $0.deployment.layout,
          replicas: $0.deployment.replicas, keyValueCache: $0.deployment.keyValueCache))
    }
  }
}
