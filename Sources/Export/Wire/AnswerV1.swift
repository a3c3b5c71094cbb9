import Domain
import Presentation
import Quantities

struct VerdictV1: Codable {
  let outcome: Verdict.Outcome
  let summary: String
  let spareBytes: ByteCount
  let missedTargets: [String]
  @OrNull var targets: [TargetCheckV1]?

  init(_ verdict: Verdict) {
    outcome = verdict.outcome
    summary = verdict.summary.words
    spareBytes = verdict.spareBytes
    missedTargets = verdict.missedTargets.map(\.words)
    targets = verdict.targets.map(TargetCheckV1.init)
  }

  var verdict: Verdict {
    Verdict(
      outcome: outcome, summary: .quoted(summary), spareBytes: spareBytes,
      missedTargets: missedTargets.map { .quoted($0) }, targets: targets?.map(\.check) ?? [])
  }
}

struct TargetCheckV1: Codable, Sendable {
  let name: TargetCheck.Name
  let limit: Double
  @OrNull var value: Double?
  @OrNull var percentile: Percentile?
  let state: TargetCheck.State

  init(_ check: TargetCheck) {
    name = check.name
    limit = check.limit
    state = check.state
    value = check.value
    percentile = check.percentile
  }

  var check: TargetCheck {
    TargetCheck(name: name, limit: limit, value: value, percentile: percentile, state: state)
  }
}

struct HeadlineV1: Codable {
  let parameters: Int64
  let activeParametersPerToken: Int64
  let unquantizedBytes: ByteCount
  let schemeBytes: ByteCount
  let nominalBits: Double

  init(_ headline: Headline) {
    parameters = headline.parameters
    activeParametersPerToken = headline.activeParametersPerToken
    unquantizedBytes = headline.unquantizedBytes
    schemeBytes = headline.schemeBytes
    nominalBits = headline.nominalBits
  }

  var headline: Headline {
    Headline(
      parameters: parameters, activeParametersPerToken: activeParametersPerToken, unquantizedBytes: unquantizedBytes,
      schemeBytes: schemeBytes, nominalBits: nominalBits)
  }
}

struct DeploymentV1: Codable, Sendable {
  let model: String
  let accelerator: String
  let count: Int
  /// Nil, as their number, where the accelerators come one by one.
  let host: String?
  let hostCount: Int?
  let tensorParallel: Int
  let pipelineParallel: Int
  /// Nil in plans of versions that knew no such groups.
  let dataParallel: Int?
  let replicas: Int
  /// Nil where there is none.
  let spareReplicas: Int?
  let expertParallel: Bool
  let scheme: String
  let keyValueCache: KeyValueCacheFormat
  let engine: String

  init(_ deployment: Deployment) {
    model = deployment.model
    accelerator = deployment.accelerator
    count = deployment.count
    host = deployment.host?.reference
    hostCount = deployment.hostCount
    tensorParallel = deployment.layout.tensorParallel
    pipelineParallel = deployment.layout.pipelineParallel
    dataParallel = deployment.layout.dataParallel
    replicas = deployment.replicas
    spareReplicas = deployment.spareReplicas == 0 ? nil : deployment.spareReplicas
    expertParallel = deployment.layout.expertParallel
    scheme = deployment.scheme
    keyValueCache = deployment.keyValueCache
    engine = deployment.engine
  }

  var deployment: Deployment {
    var deployment = Deployment(
      model: model, accelerator: accelerator,
      layout: Layout(
        tensorParallel: tensorParallel, pipelineParallel: pipelineParallel, dataParallel: dataParallel ?? 1,
        expertParallel: expertParallel),
      replicas: replicas, scheme: scheme, keyValueCache: keyValueCache, engine: engine)
    deployment.spareReplicas = spareReplicas ?? 0
    if let host, let hostCount, hostCount > 0 {
      deployment.host = HostUse(reference: host, accelerator: accelerator, accelerators: count / hostCount)
    }
    return deployment
  }
}

struct RejectionV1: Codable {
  let deployment: DeploymentV1
  let reason: String
  /// The case of the reason, for programs.
  let code: String?

  init(_ rejection: Rejection) {
    deployment = DeploymentV1(rejection.deployment)
    reason = rejection.reason.words
    code = rejection.reason.code
  }

  var rejection: Rejection {
    Rejection(deployment: deployment.deployment, reason: .quoted(reason, code: code))
  }
}

struct RepairV1: Codable {
  let action: String
  let effect: String
  let cost: String
  let request: RequestV1
  /// A `RepairKind`; others are of a later program, and are left out.
  let kind: String?

  init(_ repair: Repair) {
    action = repair.action.words
    effect = repair.effect.words
    cost = repair.cost.words
    request = RequestV1(repair.request)
    kind = repair.kind?.rawValue
  }

  var repair: Repair {
    Repair(
      kind: kind.flatMap(RepairKind.init), action: .quoted(action), effect: .quoted(effect), cost: .quoted(cost),
      request: request.request)
  }
}
