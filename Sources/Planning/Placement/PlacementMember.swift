import Domain
import Estimation
import Quantities

/// A model that is to be placed: its plan on the machine's accelerator, alone.
struct PlacementMember {
  let name: String
  let request: PlanRequest
  let plan: Plan
  /// What the deployment serves at most, all replicas together.
  let capacity: Double
  /// The same deployment holding another number of sequences on each replica.
  let holding: (Int) -> Candidate?

  var deployment: Deployment { plan.deployment }
  var runsAlone: Bool { plan.verdict.outcome != .doesNotFit }
  /// Whether it holds as many sequences as there is room for, and fewer where there is less.
  var givesWay: Bool { request.load == .saturated && cacheBytes > .zero }

  /// What each rank must have: one sequence's cache where the others may go.
  var leastBytes: ByteCount {
    let bytes = plan.memory.totalBytes
    guard givesWay else { return bytes }
    let others = 1 - 1 / Double(max(plan.performance.batch, 1))
    return bytes - ByteCount(roundingUp: Double(cacheBytes.bytes) * others)
  }

  private var cacheBytes: ByteCount { plan.memory.bytes(of: .keyValueCache) }

  init(name: String, plan: Plan, resources: PlanningResources) {
    self.name = name
    self.plan = plan
    request = plan.request
    let estimator = Estimator(resources: resources, request: plan.request)
    let scheme = resources.scheme(plan.deployment.scheme)
    let deployment = plan.deployment
    capacity = scheme.map { estimator.capacity(of: deployment, $0) } ?? 0
    holding = { sequences in
      guard let scheme else { return nil }
      let stored = StoredWeights(
        resources.profile, scheme: scheme, engine: resources.engine, accelerator: resources.accelerator)
      var fewer = estimator.request
      fewer.askedConcurrency = sequences * max(deployment.replicas, 1)
      return Estimator(resources: resources, request: fewer).candidate(estimator.shape(of: deployment, stored))
    }
  }
}
