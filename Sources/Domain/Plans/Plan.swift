import Quantities

/// The whole answer: what was asked, what fits, how it runs, what else was weighed.
package struct Plan: Sendable, Hashable {
  /// Raised when a path changes its meaning; adding paths leaves it.
  package static let currentSchemaVersion = 1

  package let request: PlanRequest
  package let verdict: Verdict
  package let headline: Headline
  /// The deployment that answers the request, judged as the verdict says.
  package let chosen: Alternative
  /// Why this deployment, in sentences.
  package let reasons: [String]
  /// The best for answering fast and the best for answering much, side by side.
  package let recommendations: Recommendations
  /// Every scheme that runs here, by GPU count.
  package let schemes: [SchemeOption]
  /// The best deployment of each scheme that runs here, the chosen one first.
  package let alternatives: [Alternative]
  package let rejected: [Rejection]
  package var repairs: [Repair]
  package let assumptions: [String]

  package init(
    request: PlanRequest, verdict: Verdict, headline: Headline, chosen: Alternative, reasons: [String],
    recommendations: Recommendations, schemes: [SchemeOption], alternatives: [Alternative], rejected: [Rejection],
    repairs: [Repair] = [], assumptions: [String]
  ) {
    self.request = request
    self.verdict = verdict
    self.headline = headline
    self.chosen = chosen.judged(by: verdict)
    self.reasons = reasons
    self.recommendations = recommendations
    self.schemes = schemes
    self.alternatives = alternatives
    self.rejected = rejected
    self.repairs = repairs
    self.assumptions = assumptions
  }
}

extension Plan {
  package var deployment: Deployment { chosen.deployment }
  package var memory: MemoryLedger { chosen.memory }
  package var performance: PerformanceEstimate { chosen.performance }
  package var quality: QualityEstimate { chosen.quality }
  package var cost: CostEstimate { chosen.cost }
  package var energy: EnergyEstimate { chosen.energy }
}

/// Yes or no, by how much, in one sentence.
package struct Verdict: Codable, Sendable, Hashable {
  package enum Outcome: String, Codable, Sendable { case fits, tight, doesNotFit }
  package let outcome: Outcome
  package let summary: String
  /// On the fullest accelerator; negative when short.
  package let spareBytes: ByteCount
  /// Targets that the deployment misses, in sentences.
  package let missedTargets: [String]

  package init(outcome: Outcome, summary: String, spareBytes: ByteCount, missedTargets: [String]) {
    self.outcome = outcome
    self.summary = summary
    self.spareBytes = spareBytes
    self.missedTargets = missedTargets
  }
}

/// A deployment with all its estimates.
package struct Alternative: Codable, Sendable, Hashable {
  package let deployment: Deployment
  package private(set) var outcome: Verdict.Outcome
  package let memory: MemoryLedger
  package let performance: PerformanceEstimate
  package let quality: QualityEstimate
  package let cost: CostEstimate
  package let energy: EnergyEstimate
  package private(set) var meetsTargets: Bool

  package init(
    deployment: Deployment, outcome: Verdict.Outcome, memory: MemoryLedger, performance: PerformanceEstimate,
    quality: QualityEstimate, cost: CostEstimate, energy: EnergyEstimate, meetsTargets: Bool
  ) {
    self.deployment = deployment
    self.outcome = outcome
    self.memory = memory
    self.performance = performance
    self.quality = quality
    self.cost = cost
    self.energy = energy
    self.meetsTargets = meetsTargets
  }

  /// The same deployment under a verdict, which may know of more than memory and targets.
  fileprivate func judged(by verdict: Verdict) -> Alternative {
    var judged = self
    judged.outcome = verdict.outcome
    judged.meetsTargets = verdict.missedTargets.isEmpty
    return judged
  }
}

/// The winner under each mode; nil where nothing fits.
package struct Recommendations: Codable, Sendable, Hashable {
  @OrNull package var online: Recommendation?
  @OrNull package var offline: Recommendation?
  package init(online: Recommendation?, offline: Recommendation?) {
    self.online = online
    self.offline = offline
  }
}

package struct Recommendation: Codable, Sendable, Hashable {
  package let deployment: Deployment
  package let performance: PerformanceEstimate
  package let cost: CostEstimate
  package let reasons: [String]
  package init(deployment: Deployment, performance: PerformanceEstimate, cost: CostEstimate, reasons: [String]) {
    self.deployment = deployment
    self.performance = performance
    self.cost = cost
    self.reasons = reasons
  }
}

/// A shape that can't run here, and why.
package struct Rejection: Codable, Sendable, Hashable {
  package let deployment: Deployment
  package let reason: String
  package init(deployment: Deployment, reason: String) {
    self.deployment = deployment
    self.reason = reason
  }
}

/// A change that makes the plan fit, or cheaper: what to do, what it brings, what it costs.
package struct Repair: Codable, Sendable, Hashable {
  package let action: String
  package let effect: String
  package let cost: String
  /// The request with the change applied; planning it again shows the effect.
  package let request: PlanRequest
  package init(action: String, effect: String, cost: String, request: PlanRequest) {
    self.action = action
    self.effect = effect
    self.cost = cost
    self.request = request
  }
}
