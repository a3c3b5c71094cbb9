import Domain
import Estimation
import Quantities

/// A deployment under consideration, with the numbers that decide.
struct Candidate: Sendable {
  let deployment: Deployment
  let scheme: Scheme
  let replica: Replica
  let ledger: MemoryLedger
  let performance: PerformanceEstimate
  let cost: CostEstimate
  let energy: EnergyEstimate
  let quality: QualityEstimate
  let missedTargets: [MissedTarget]

  var outcome: Verdict.Outcome { Self.outcome(ledger) }
  var fits: Bool { outcome != .doesNotFit }

  /// The share of the capacity below which what is spare is tight: estimates are no better than that.
  static let tightShare = 0.05

  static func outcome(_ ledger: MemoryLedger) -> Verdict.Outcome {
    if ledger.spareBytes < .zero { return .doesNotFit }
    return Double(ledger.spareBytes.bytes) < tightShare * Double(ledger.capacityBytes.bytes) ? .tight : .fits
  }

  var alternative: Alternative {
    Alternative(
      deployment: deployment, outcome: outcome, memory: ledger, performance: performance, quality: quality,
      cost: cost, energy: energy, meetsTargets: missedTargets.isEmpty)
  }
}
