import Quantities

/// The whole answer: what was asked, what fits, how it runs, what else was weighed.
package struct Plan: Sendable, Hashable {
  package let request: PlanRequest
  package let verdict: Verdict
  package let headline: Headline
  /// The deployment that answers the request, judged as the verdict says.
  package let chosen: Alternative
  /// Why this deployment.
  package let reasons: [Statement<Reason>]
  /// The best for answering fast and the best for answering much, side by side.
  package var recommendations: Recommendations
  /// Every scheme that runs here, by GPU count.
  package let schemes: [SchemeOption]
  /// The best deployment of each scheme that runs here, the chosen one first.
  package let alternatives: [Alternative]
  package let rejected: [Rejection]
  package var repairs: [Repair]
  /// The best deployment of each accelerator that the request let choose from, the best first; empty where it named one.
  package var hardware: [Alternative] = []
  /// Nil where no horizon was asked for.
  package var life: LifeEstimate?
  /// Nil where no price of a hosted service was given.
  package var hostedService: HostedService?
  /// Nil where nobody asks for a day's requests, spare replicas or a horizon.
  package var coldStart: ColdStart?
  /// Nil where no day's requests are known.
  package var dutyCycle: DutyCycle?
  /// What each engine that the request let choose from would do on the chosen hardware, the chosen one first; empty
  /// where it named one.
  package var engines: [EngineAnswer] = []
  /// The deployments that were weighed and that no other one beats in cost, latency and quality at once: the cheapest
  /// first.
  package var front: [TradeOff] = []
  /// What was published of this model in this scheme; the rest of the estimate is of its like.
  package var published: [PublishedAccuracy] = []
  package let assumptions: [Statement<Assumption>]
  /// What is wrong with files that the answer did without, each in a sentence that names its file.
  package var warnings: [String]

  package init(
    request: PlanRequest, verdict: Verdict, headline: Headline, chosen: Alternative, reasons: [Statement<Reason>],
    recommendations: Recommendations, schemes: [SchemeOption], alternatives: [Alternative], rejected: [Rejection],
    repairs: [Repair] = [], assumptions: [Statement<Assumption>], warnings: [String] = []
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
    self.warnings = warnings
  }
}

extension Plan {
  /// Sequences in flight on all replicas; saturates.
  package var sequences: Int { request.inFlight(Layout.product(performance.batch, deployment.schedulers)) }
  package var deployment: Deployment { chosen.deployment }
  package var memory: MemoryLedger { chosen.memory }
  package var performance: PerformanceEstimate { chosen.performance }
  package var quality: QualityEstimate { chosen.quality }
  package var cost: CostEstimate { chosen.cost }
  package var energy: EnergyEstimate { chosen.energy }
}

/// A deployment with all its estimates.
package struct Alternative: Sendable, Hashable {
  package let deployment: Deployment
  package private(set) var outcome: Verdict.Outcome
  package let memory: MemoryLedger
  package let performance: PerformanceEstimate
  package let quality: QualityEstimate
  package let cost: CostEstimate
  package let energy: EnergyEstimate
  package private(set) var meetsTargets: Bool
  /// Whether the range of a figure crosses its limit, and none is missed.
  package private(set) var isAtRisk: Bool

  package init(
    deployment: Deployment, outcome: Verdict.Outcome, memory: MemoryLedger, performance: PerformanceEstimate,
    quality: QualityEstimate, cost: CostEstimate, energy: EnergyEstimate, meetsTargets: Bool,
    isAtRisk: Bool = false
  ) {
    self.deployment = deployment
    self.outcome = outcome
    self.memory = memory
    self.performance = performance
    self.quality = quality
    self.cost = cost
    self.energy = energy
    self.meetsTargets = meetsTargets
    self.isAtRisk = isAtRisk
  }

  /// The same deployment under a verdict, which may know of more than memory and targets.
  fileprivate func judged(by verdict: Verdict) -> Alternative {
    var judged = self
    judged.outcome = verdict.outcome
    judged.meetsTargets = verdict.missedTargets.isEmpty
    judged.isAtRisk = judged.meetsTargets && verdict.targets.contains { $0.state == .atRisk }
    return judged
  }
}

/// The winner under each mode; nil where nothing fits.
package struct Recommendations: Sendable, Hashable {
  package let online: Recommendation?
  package let offline: Recommendation?

  package init(online: Recommendation?, offline: Recommendation?) {
    self.online = online
    self.offline = offline
  }
}

package struct Recommendation: Sendable, Hashable {
  package let deployment: Deployment
  package let performance: PerformanceEstimate
  package let cost: CostEstimate
  package let reasons: [Statement<Plan.Reason>]

  package init(
    deployment: Deployment, performance: PerformanceEstimate, cost: CostEstimate, reasons: [Statement<Plan.Reason>]
  ) {
    self.deployment = deployment
    self.performance = performance
    self.cost = cost
    self.reasons = reasons
  }
}
