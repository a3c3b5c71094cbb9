import Domain
import Estimation
import Quantities

/// Adds to a plan what its request asks beyond how the model runs: costs until a horizon, a hosted service beside it.
///
/// It costs nothing where nothing of it is asked, and tells nothing of a deployment that doesn't fit.
struct LifeSearch {
  let resources: PlanningResources
  let request: PlanRequest

  init(_ resources: PlanningResources, request: PlanRequest) {
    self.resources = resources
    self.request = request
  }

  func add(to plan: inout Plan) throws(PlanningError) {
    guard plan.verdict.outcome != .doesNotFit, let scheme = resources.scheme(plan.deployment.scheme) else { return }
    if let horizon = request.horizonSeconds { plan.life = try life(plan, scheme: scheme, horizon: horizon) }
    plan.hostedService = hostedService(plan, scheme: scheme)
    addDay(to: &plan, scheme: scheme)
  }

  private var estimator: Estimator { Estimator(resources: resources, request: request) }

  /// How soon a replica answers, where replicas come and go or one is to be spare, and what a day of the load takes.
  private func addDay(to plan: inout Plan, scheme: Scheme) {
    guard request.asksForStart else { return }
    let start = ColdStart(
      ledger: plan.memory, accelerator: resources.accelerator, accelerators: plan.deployment.layout.count)
    plan.coldStart = start
    guard request.followsDay, let peak = request.wantedRate else { return }
    plan.dutyCycle = DutyCycle(
      deployment: plan.deployment, accelerator: resources.accelerator, region: resources.region, peakRate: peak,
      peakFactor: request.peakFactor, capacity: estimator.capacity(of: plan.deployment, scheme),
      startSeconds: start.usualSeconds, idle: resources.power?.idle ?? 1, share: drawn(by: plan.deployment, scheme))
  }

  /// What is drawn of boards' power in an hour with so many requests a second on so many replicas, as a plan of that hour
  /// tells it; each is estimated once.
  private func drawn(by deployment: Deployment, _ scheme: Scheme) -> (Double, Int) -> Double {
    let stored = StoredWeights(
      resources.profile, scheme: scheme, engine: resources.engine, accelerator: resources.accelerator)
    var known: [Hour: Double] = [:]
    return { rate, replicas in
      let hour = Hour(rate: rate, replicas: replicas)
      if let share = known[hour] { return share }
      var (asked, served) = (request, deployment)
      (asked.requestsPerDay, asked.requestsPerSecond) = (nil, rate)
      served.replicas = replicas
      let estimator = Estimator(resources: resources, request: asked)
      let activity = estimator.candidate(estimator.shape(of: served, stored)).performance.activity
      let share = resources.power?.share(activity) ?? 1
      known[hour] = share
      return share
    }
  }

  private struct Hour: Hashable {
    let rate: Double
    let replicas: Int
  }

  private func life(_ plan: Plan, scheme: Scheme, horizon: Double) throws(PlanningError) -> LifeEstimate {
    let model = OneTimeModel(
      profile: resources.profile, stored: StoredWeights(resources.profile, scheme: scheme),
      accelerator: resources.accelerator)
    let needed = resources.isPublished(scheme) ? [] : scheme.neededWork
    // Whether activations' ranges or the activations themselves are looked at is the scheme's to say.
    let offered = OneTimeWork.allCases.filter { $0 != .scales || needed.contains(.scales) }
    let counted = offered.filter { needed.contains($0) || request.oneTimeWork.contains($0) }
    let others = offered.filter { !counted.contains($0) }
    return LifeEstimate(
      horizonSeconds: horizon, inferenceUSD: plan.cost.usdPerHour.map { $0 * horizon / 3600 },
      oneTime: counted.map { model.cost(of: $0, isCounted: true) }
        + others.map { model.cost(of: $0, isCounted: false) },
      uncompressed: try uncompressed(besides: scheme))
  }

  /// The best deployment of the weights as they were trained, on as many accelerators as it needs.
  private func uncompressed(besides scheme: Scheme) throws(PlanningError) -> LifeEstimate.Uncompressed? {
    guard let wide = resources.unquantized, scheme.kind != .unquantized else { return nil }
    var changed = request
    changed.scheme = wide.id
    changed.count = nil
    guard Feasibility.rejection(scheme: wide, on: resources.site) == nil else { return nil }
    guard let best = PlanBuilder(resources, request: changed, comparing: false).best(), best.fits else {
      return nil
    }
    return LifeEstimate.Uncompressed(deployment: best.deployment, usdPerHour: best.cost.usdPerHour)
  }

  private func hostedService(_ plan: Plan, scheme: Scheme) -> HostedService? {
    guard let input = request.apiUSDPerMillionInputTokens, let output = request.apiUSDPerMillionOutputTokens else {
      return nil
    }
    return HostedService(
      usdPerMillionInputTokens: input, usdPerMillionOutputTokens: output,
      inputTokens: resources.profile.inputTokens(of: request),
      outputTokens: resources.profile.outputTokens(of: request),
      requestsPerSecond: request.meanRate ?? plan.performance.requestsPerSecond.likely,
      capacityRequestsPerSecond: estimator.capacity(of: plan.deployment, scheme)
        * request.meanShare(serving: request.wantedRate ?? 0),
      ownUSDPerMonth: plan.cost.usdPerMonth,
      horizon: plan.life.map { HostedService.Horizon(seconds: $0.horizonSeconds, ownUSD: $0.totalUSD?.likely) })
  }
}

extension Scheme {
  /// What must be done once to make a checkpoint of it.
  fileprivate var neededWork: [OneTimeWork] {
    switch calibration {
    case .none: []
    case .scales: [.scales]
    case .activations: [.calibration]
    case .retraining: [.pruning]
    }
  }
}

extension PlanRequest {
  /// Whether it matters how soon another replica answers.
  var asksForStart: Bool { requestsPerDay != nil || spareReplicas > 0 || horizonSeconds != nil }

  /// Requests a second over day and night; nil where they follow from what the deployment does.
  fileprivate var meanRate: Double? {
    followsDay ? wantedRate.map { $0 / peakFactor } : wantedRate
  }
}
