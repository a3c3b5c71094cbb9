import Domain

/// How one replica does under some load, in equilibrium.
struct ReplicaState {
  let requestsPerSecond: Double
  /// The share of the time that prompts take, as if passes carried nothing but whole budgets of them.
  let busy: Double
  /// Requests in it, those that wait included.
  let sequences: Double
  let timeToFirstToken: LatencySpread
  /// Nil where no tokens come out.
  let timePerOutputToken: LatencySpread?
  let decodeBound: PerformanceEstimate.Bound
  let prefillBound: PerformanceEstimate.Bound

  /// The same where its requests are there for a part of the time only.
  func during(_ part: Double) -> ReplicaState {
    ReplicaState(
      requestsPerSecond: requestsPerSecond * part, busy: busy * part, sequences: sequences * part,
      timeToFirstToken: timeToFirstToken, timePerOutputToken: timePerOutputToken, decodeBound: decodeBound,
      prefillBound: prefillBound)
  }

  /// The same replica while so many more requests stand before its door that all of them are `sequences`.
  func queued(to all: Double, outputTokens: Double) -> ReplicaState {
    let life = all / max(requestsPerSecond, .leastNormalMagnitude)
    let first = life - max(outputTokens - 1, 0) * (timePerOutputToken?.mean ?? 0)
    let spread = LatencySpread(
      base: max(first, timeToFirstToken.mean) - timeToFirstToken.rest - timeToFirstToken.wait,
      rest: timeToFirstToken.rest, wait: timeToFirstToken.wait,
      squaredVariation: timeToFirstToken.squaredVariation, perLength: timeToFirstToken.perLength)
    return ReplicaState(
      requestsPerSecond: requestsPerSecond, busy: busy, sequences: all, timeToFirstToken: spread,
      timePerOutputToken: timePerOutputToken, decodeBound: decodeBound, prefillBound: prefillBound)
  }
}

/// Equilibria of one replica.
protocol BatchingModel {
  /// With so many requests in it at all times, or thinking between answer and next request.
  func closed(sequences: Double, thinkSeconds: Double) -> ReplicaState
  /// With so many arrivals a second; nil where it can't keep up with them.
  func open(requestsPerSecond: Double) -> ReplicaState?
}
