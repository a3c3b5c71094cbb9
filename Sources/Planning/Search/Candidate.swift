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
  let targets: [TargetCheck]
  /// Whether all sequences but one may go if memory gets short: nobody asked for a number of them.
  let givesWay: Bool

  var outcome: Verdict.Outcome {
    if ledger.spareBytes < .zero { return .doesNotFit }
    return Double(roomBytes.bytes) < Self.tightShare * Double(ledger.capacityBytes.bytes) ? .tight : .fits
  }
  var fits: Bool { outcome != .doesNotFit }
  /// Sequences in flight on all replicas.
  var sequences: Int { performance.batch * deployment.schedulers }
  /// Limits that it misses.
  var missed: Int { targets.reduce(0) { $0 + ($1.state == .missed ? 1 : 0) } }

  /// Whether the model is published quantized, and this is another form of it, which holds no more and may lose.
  var isRequantized: Bool {
    replica.profile.model.nativeFormat.publishedSchemeID.map { $0 != scheme.id } ?? false
  }

  /// The share of the capacity below which what is spare is tight: estimates are no better than that.
  static let tightShare = 0.05

  /// What is spare, and what sequences that may go would leave.
  private var roomBytes: ByteCount {
    guard givesWay, performance.batch > 1 else { return ledger.spareBytes }
    let cache = Double(ledger.bytes(of: .keyValueCache).bytes)
    return ledger.spareBytes + ByteCount(roundingUp: cache * (1 - 1 / Double(performance.batch)))
  }

  var alternative: Alternative {
    Alternative(
      deployment: deployment, outcome: outcome, memory: ledger, performance: performance, quality: quality,
      cost: cost, energy: energy, meetsTargets: missed == 0)
  }
}
