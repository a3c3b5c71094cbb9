import Domain
import Presentation

struct AlternativeV1: Codable {
  let deployment: DeploymentV1
  let outcome: Verdict.Outcome
  let memory: LedgerV1
  let performance: PerformanceV1
  let quality: QualityV1
  let cost: CostV1
  let energy: EnergyV1
  let meetsTargets: Bool
  /// Absent where nothing is at risk.
  var isAtRisk: Bool?

  init(_ alternative: Alternative) {
    deployment = DeploymentV1(alternative.deployment)
    outcome = alternative.outcome
    memory = LedgerV1(alternative.memory)
    performance = PerformanceV1(alternative.performance)
    quality = QualityV1(alternative.quality)
    cost = CostV1(alternative.cost)
    energy = EnergyV1(alternative.energy)
    meetsTargets = alternative.meetsTargets
    isAtRisk = alternative.isAtRisk ? true : nil
  }

  var alternative: Alternative {
    Alternative(
      deployment: deployment.deployment, outcome: outcome, memory: memory.ledger, performance: performance.estimate,
      quality: quality.estimate, cost: cost.estimate, energy: energy.estimate, meetsTargets: meetsTargets,
      isAtRisk: isAtRisk ?? false)
  }
}

struct RecommendationsV1: Codable {
  @OrNull var online: RecommendationV1?
  @OrNull var offline: RecommendationV1?

  init(_ recommendations: Recommendations) {
    online = recommendations.online.map(RecommendationV1.init)
    offline = recommendations.offline.map(RecommendationV1.init)
  }

  var recommendations: Recommendations {
    Recommendations(online: online?.recommendation, offline: offline?.recommendation)
  }
}

struct RecommendationV1: Codable, Sendable {
  let deployment: DeploymentV1
  let performance: PerformanceV1
  let cost: CostV1
  let reasons: [String]

  init(_ recommendation: Recommendation) {
    deployment = DeploymentV1(recommendation.deployment)
    performance = PerformanceV1(recommendation.performance)
    cost = CostV1(recommendation.cost)
    reasons = recommendation.reasons.map(\.words)
  }

  var recommendation: Recommendation {
    Recommendation(
      deployment: deployment.deployment, performance: performance.estimate, cost: cost.estimate,
      reasons: reasons.map { .quoted($0) })
  }
}
