import Domain
import Estimation
import Quantities

/// A deployment under consideration, with the numbers that decide.
///
/// An object, since a search compares hundreds of thousands and copies none.
final class Candidate: Sendable {
  let deployment: Deployment
  let replica: Replica
  let ledger: MemoryLedger
  let performance: PerformanceEstimate
  let cost: CostEstimate
  let energy: EnergyEstimate
  let quality: QualityEstimate
  let targets: [TargetCheck]
  /// Limits that it misses.
  let missed: Int
  let outcome: Verdict.Outcome
  /// Whether all sequences but one may go if memory gets short: nobody asked for a number of them.
  let givesWay: Bool
  /// What a measurement of the user's own made of its speed; nil where there is none.
  let corrected: Corrected?

  init(
    deployment: Deployment, replica: Replica, ledger: MemoryLedger, performance: PerformanceEstimate,
    cost: CostEstimate, energy: EnergyEstimate, quality: QualityEstimate, targets: [TargetCheck], givesWay: Bool,
    corrected: Corrected? = nil
  ) {
    self.corrected = corrected
    self.deployment = deployment
    self.replica = replica
    self.ledger = ledger
    self.performance = performance
    self.cost = cost
    self.energy = energy
    self.quality = quality
    self.targets = targets
    self.givesWay = givesWay
    outcome = Self.outcome(ledger, sequences: performance.batch, givesWay: givesWay)
    missed = targets.reduce(0) { $0 + ($1.state == .missed ? 1 : 0) }
  }

  var scheme: Scheme { replica.stored.scheme }
  /// Its speed before any measurement corrected it.
  var estimated: PerformanceEstimate { corrected?.estimated ?? performance }
  var fits: Bool { ledger.spareBytes >= .zero }
  /// Whether a latency is beyond its limit by more than averages are wrong.
  var isFarFromLatencies: Bool {
    targets.contains { check in
      guard check.state == .missed, check.percentile != nil, let value = check.value else { return false }
      return value > Self.farShare * check.limit
    }
  }
  private static let farShare = 2.0

  /// Sequences in flight on all replicas.
  var sequences: Int { performance.batch * deployment.schedulers }

  /// Whether the model is published quantized, and this is another form of it, which holds no more and may lose.
  var isRequantized: Bool {
    replica.profile.publishedSchemeID.map { $0 != scheme.id } ?? false
  }

  /// The share of the capacity below which what is spare is tight: estimates are no better than that.
  static let tightShare = 0.05

  private static func outcome(_ ledger: MemoryLedger, sequences: Int, givesWay: Bool) -> Verdict.Outcome {
    if ledger.spareBytes < .zero { return .doesNotFit }
    let room = givesWay && sequences > 1 ? room(ledger, sequences: sequences) : ledger.spareBytes
    return Double(room.bytes) < tightShare * Double(ledger.capacityBytes.bytes) ? .tight : .fits
  }

  /// What is spare, and what sequences that may go would leave.
  private static func room(_ ledger: MemoryLedger, sequences: Int) -> ByteCount {
    let cache = Double(ledger.bytes(of: .keyValueCache).bytes)
    return ledger.spareBytes + ByteCount(roundingUp: cache * (1 - 1 / Double(sequences)))
  }

  var alternative: Alternative {
    Alternative(
      deployment: deployment, outcome: outcome, memory: ledger, performance: performance, quality: quality,
      cost: cost, energy: energy, meetsTargets: missed == 0,
      isAtRisk: missed == 0 && targets.contains { $0.state == .atRisk })
  }
}
