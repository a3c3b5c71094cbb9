import Domain
import Estimation
import Quantities

extension Estimator {
  /// Requests a second that a deployment serves where nobody waits for single answers.
  func capacity(of deployment: Deployment, _ scheme: Scheme) -> Double {
    let stored = StoredWeights(
      resources.profile, scheme: scheme, engine: resources.engine, accelerator: resources.accelerator)
    return Estimator(resources: resources, request: request.saturated)
      .candidate(shape(of: deployment, stored)).performance.requestsPerSecond.likely
  }

  func shape(of deployment: Deployment, _ stored: StoredWeights) -> Shape {
    Shape(
      stored: stored, quality: resources.quality.estimate(stored), layout: deployment.layout,
      replicas: deployment.replicas, keyValueCache: deployment.keyValueCache)
  }
}

extension PlanRequest {
  /// The same requests where as many are in flight as fit.
  var saturated: PlanRequest {
    var full = self
    full.mode = .offline
    full.concurrencyFollows = true
    (full.users, full.requestsPerSecond, full.requestsPerDay) = (nil, nil, nil)
    (full.documents, full.withinSeconds) = (nil, nil)
    return full
  }
}
