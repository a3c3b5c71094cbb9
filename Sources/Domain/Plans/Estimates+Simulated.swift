import Quantities

extension PerformanceEstimate {
  /// The same estimate with latencies as a simulation saw them.
  ///
  /// Medians and percentiles are the simulation's; ranges around medians are as wide as before, as they tell how well
  /// a forward pass is known.
  /// - Parameter share: of the requests that came, those that were served in their time; rates are less by it.
  package func simulated(_ load: SimulatedLoad, serving share: Double) -> PerformanceEstimate {
    var result = self
    result.timeToFirstTokenSeconds = timeToFirstTokenSeconds.moved(to: load.timeToFirstTokenSeconds.p50)
    result.timePerOutputTokenSeconds =
      load.timePerOutputTokenSeconds.flatMap { seen in timePerOutputTokenSeconds?.moved(to: seen.p50) }
      ?? timePerOutputTokenSeconds
    result.outputTokensPerSecond = outputTokensPerSecond.map { $0 * share }
    result.requestsPerSecond = requestsPerSecond.map { $0 * share }
    result.items = items.map { ServedItems(unit: $0.unit, perSecond: $0.perSecond.map { $0 * share }) }
    result.percentiles = LatencyPercentiles(
      timeToFirstTokenSeconds: load.timeToFirstTokenSeconds.percentiles,
      timePerOutputTokenSeconds: load.timePerOutputTokenSeconds?.percentiles ?? percentiles?.timePerOutputTokenSeconds)
    result.simulation = load
    return result
  }
}

extension Interval {
  /// A range around another likely value, as wide in proportion.
  fileprivate func moved(to value: Double) -> Interval {
    guard likely > 0 else { return Interval(exactly: value) }
    return Interval(low: value * (low / likely), likely: value, high: value * (high / likely))
  }
}
