/// A deployment under load: everything a simulation needs besides the machine's clock.
package struct Scenario: Sendable, Hashable {
  package var arrivals: Arrivals
  package var lengths: Lengths
  /// Replicas behind one router; with `disaggregation`, those that decode.
  package var replicas: Int
  package var limits: EngineLimits
  /// Replicas that hold one sequence more: the first ones of so many that stand for one pipeline.
  package var wider: Wider?
  /// Share of a prompt (0–1) that is found in a replica's prefix cache once it has served a prompt.
  package var sharedPrefix: Double
  /// Whether all prompts begin alike and hold one copy; else each finds that share in blocks of its own, as a
  /// conversation does its history.
  package var sharesBlocks: Bool
  /// Prompts are computed by replicas of their own; nil when every replica does both.
  package var disaggregation: Disaggregation?
  /// Requests to simulate; of a trace the first ones.
  package var requests: Int
  package var seed: UInt64
  /// What a request must keep to count as good.
  package var latencyLimits: LatencyLimits

  package init(
    arrivals: Arrivals, lengths: Lengths, replicas: Int = 1, limits: EngineLimits, sharedPrefix: Double = 0,
    sharesBlocks: Bool = true, disaggregation: Disaggregation? = nil, requests: Int, seed: UInt64,
    latencyLimits: LatencyLimits = LatencyLimits()
  ) {
    self.arrivals = arrivals
    self.lengths = lengths
    self.replicas = replicas
    self.limits = limits
    self.sharedPrefix = sharedPrefix
    self.sharesBlocks = sharesBlocks
    self.disaggregation = disaggregation
    self.requests = requests
    self.seed = seed
    self.latencyLimits = latencyLimits
  }
}

/// The first `first` of every `of` replicas.
package struct Wider: Sendable, Hashable {
  package var first: Int
  package var of: Int

  package init(first: Int, of: Int) {
    self.first = first
    self.of = of
  }

  func holds(_ index: Int) -> Bool { index % max(of, 1) < first }
}

/// Limits of a request's latency; nil where there is none.
package struct LatencyLimits: Sendable, Hashable {
  package var timeToFirstTokenSeconds: Double?
  /// Mean of one request; an answer of one token always keeps it.
  package var timePerOutputTokenSeconds: Double?

  package init(timeToFirstTokenSeconds: Double? = nil, timePerOutputTokenSeconds: Double? = nil) {
    self.timeToFirstTokenSeconds = timeToFirstTokenSeconds
    self.timePerOutputTokenSeconds = timePerOutputTokenSeconds
  }
}

/// Prompts computed apart from answers, as in DistServe (Zhong et al., 2024).
///
/// The first token comes from the prompt's replica. The cache then moves to a replica that decodes, and its blocks
/// stay taken where it came from until it has. Ignored: links shared by transfers, and blocks reserved at the
/// receiver before the cache has arrived. A sequence that is preempted computes its prompt again where it decodes.
package struct Disaggregation: Sendable, Hashable {
  package var prefillReplicas: Int
  package var prefillLimits: EngineLimits
  /// Seconds to move one token's keys and values of all layers.
  package var transferSecondsPerToken: Double

  package init(prefillReplicas: Int, prefillLimits: EngineLimits, transferSecondsPerToken: Double) {
    self.prefillReplicas = prefillReplicas
    self.prefillLimits = prefillLimits
    self.transferSecondsPerToken = transferSecondsPerToken
  }
}
