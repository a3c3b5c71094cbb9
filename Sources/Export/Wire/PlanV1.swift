import Domain
import Presentation

/// A plan as version 1 of its JSON spells it: the chosen deployment spread over the plan's keys, facts as sentences.
///
/// Codes and facts stand beside the sentences; plans written before had none.
struct PlanV1: Codable {
  /// Raised when a path changes its meaning; adding paths leaves it.
  static let version = 1

  let schemaVersion: Int
  let request: RequestV1
  let verdict: VerdictV1
  let deployment: DeploymentV1
  let headline: HeadlineV1
  let memory: LedgerV1
  let performance: PerformanceV1
  let quality: QualityV1
  let cost: CostV1
  let energy: EnergyV1
  let reasons: [String]
  let recommendations: RecommendationsV1
  let schemes: [SchemeOptionV1]
  let alternatives: [AlternativeV1]
  let rejected: [RejectionV1]
  let repairs: [RepairV1]
  let assumptions: [String]
  /// Nil where no facts are known.
  let assumptionFacts: [AssumptionV1]?
  /// Nil in plans of versions that had no choice of hardware.
  let hardware: [AlternativeV1]?
  /// Nil where no horizon was asked for.
  let life: LifeV1?
  /// Nil where no price of a hosted service was given.
  let hostedService: HostedServiceV1?
  /// Nil where nobody asks for a day's requests, spare replicas or a horizon.
  let coldStart: ColdStartV1?
  /// Nil where no day's requests are known.
  let dutyCycle: DutyCycleV1?
  /// Nil where no documents were asked for.
  let job: JobV1?
  /// Nil in plans of versions that told none.
  let front: [TradeOffV1]?
  /// Left out where nothing was published of the model in the scheme.
  let published: [PublishedAccuracy]?
  /// Nil where there was no choice of engines.
  let engines: [EngineAnswerV1]?
  /// Nil in plans of versions that had none.
  let warnings: [String]?

  init(_ plan: Plan) {
    schemaVersion = Self.version
    request = RequestV1(plan.request)
    verdict = VerdictV1(plan.verdict)
    deployment = DeploymentV1(plan.deployment)
    headline = HeadlineV1(plan.headline)
    memory = LedgerV1(plan.memory)
    performance = PerformanceV1(plan.performance)
    quality = QualityV1(plan.quality)
    cost = CostV1(plan.cost)
    energy = EnergyV1(plan.energy)
    reasons = plan.reasons.map(\.words)
    recommendations = RecommendationsV1(plan.recommendations)
    schemes = plan.schemes.map(SchemeOptionV1.init)
    alternatives = plan.alternatives.map(AlternativeV1.init)
    rejected = plan.rejected.map(RejectionV1.init)
    repairs = plan.repairs.map(RepairV1.init)
    assumptions = plan.assumptions.map(\.words)
    let facts = plan.assumptions.compactMap(\.fact).map(AssumptionV1.init)
    assumptionFacts = facts.isEmpty ? nil : facts
    hardware = plan.hardware.map(AlternativeV1.init)
    life = plan.life.map(LifeV1.init)
    hostedService = plan.hostedService.map(HostedServiceV1.init)
    coldStart = plan.coldStart.map(ColdStartV1.init)
    dutyCycle = plan.dutyCycle.map(DutyCycleV1.init)
    job = plan.job.map(JobV1.init)
    front = plan.front.map(TradeOffV1.init)
    published = plan.published.isEmpty ? nil : plan.published
    engines = plan.engines.isEmpty ? nil : plan.engines.map(EngineAnswerV1.init)
    warnings = plan.warnings
  }

  var plan: Plan {
    let verdict = verdict.verdict
    let chosen = Alternative(
      deployment: deployment.deployment, outcome: verdict.outcome, memory: memory.ledger,
      performance: performance.estimate, quality: quality.estimate, cost: cost.estimate, energy: energy.estimate,
      meetsTargets: verdict.missedTargets.isEmpty)
    var plan = Plan(
      request: request.request, verdict: verdict, headline: headline.headline, chosen: chosen,
      reasons: reasons.map { .quoted($0) }, recommendations: recommendations.recommendations,
      schemes: schemes.map(\.option), alternatives: alternatives.map(\.alternative),
      rejected: rejected.map(\.rejection), repairs: repairs.map(\.repair),
      assumptions: AssumptionV1.statements(assumptions, facts: assumptionFacts ?? []), warnings: warnings ?? [])
    plan.hardware = hardware?.map(\.alternative) ?? []
    plan.life = life?.estimate
    plan.hostedService = hostedService?.service
    plan.coldStart = coldStart?.start
    plan.dutyCycle = dutyCycle?.day
    plan.front = front?.map(\.point) ?? []
    plan.published = published ?? []
    plan.engines = engines?.map(\.answer) ?? []
    return plan
  }
}
