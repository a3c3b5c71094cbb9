import Quantities

/// Yes or no, by how much.
package struct Verdict: Sendable, Hashable {
  package enum Outcome: String, Codable, Sendable { case fits, tight, doesNotFit }
  package let outcome: Outcome
  package let summary: Statement<Summary>
  /// On the fullest accelerator; negative when short.
  package let spareBytes: ByteCount
  /// Targets that the deployment misses.
  package let missedTargets: [Statement<MissedTarget>]
  /// Every limit of the request beside what the deployment does; empty in plans of versions that didn't tell.
  package let targets: [TargetCheck]

  package init(
    outcome: Outcome, summary: Statement<Summary>, spareBytes: ByteCount, missedTargets: [Statement<MissedTarget>],
    targets: [TargetCheck]
  ) {
    self.outcome = outcome
    self.summary = summary
    self.spareBytes = spareBytes
    self.missedTargets = missedTargets
    self.targets = targets
  }

  /// What the answer is about, and what it rests on.
  package struct Summary: Sendable, Hashable {
    /// Names, as people write them.
    package let model: String
    package let accelerator: String
    package let scheme: String
    package let layout: Layout
    package let replicas: Int
    /// Replicas beside those that serve the load.
    package var spareReplicas = 0
    package let outcome: Outcome
    /// On the fullest accelerator.
    package let usedBytes: ByteCount
    package let capacityBytes: ByteCount
    /// Targets that it misses.
    package let missedTargets: Int
    /// Why it can't run at all, whatever the memory; nil where it can.
    package let refusal: Rejection.Reason?

    package init(
      model: String, accelerator: String, scheme: String, layout: Layout, replicas: Int, outcome: Outcome,
      usedBytes: ByteCount, capacityBytes: ByteCount, missedTargets: Int = 0, refusal: Rejection.Reason?
    ) {
      self.model = model
      self.accelerator = accelerator
      self.scheme = scheme
      self.layout = layout
      self.replicas = replicas
      self.outcome = outcome
      self.usedBytes = usedBytes
      self.capacityBytes = capacityBytes
      self.missedTargets = missedTargets
      self.refusal = refusal
    }
  }
}

/// A limit of the request that the likely estimate misses, with both numbers.
package enum MissedTarget: Sendable, Hashable {
  case timeToFirstToken(seconds: Double, limit: Double, percentile: Percentile)
  case timePerOutputToken(seconds: Double, limit: Double, percentile: Percentile)
  case requestsPerSecond(Double, wanted: Double)
  case rent(usdPerHour: Double, limit: Double)
  case monthlyRent(usdPerMonth: Double, limit: Double)
  /// Shares of the accuracy.
  case accuracyLoss(Double, limit: Double)
  /// The loss has a limit, and nothing is published of the scheme's.
  case unknownLoss
  case power(watts: Double, limit: Double)
  /// The power has a limit, and the accelerator's is not published.
  case unknownPower(accelerator: String)
  /// The rent has a limit, and the accelerator no known price.
  case unknownRent(accelerator: String)
}
