import Quantities

extension PerformanceEstimate {
  /// The same estimate with latencies as a simulation saw them.
  ///
  /// Medians and percentiles are the simulation's; ranges around medians are as wide as before, as they tell how well
  /// a forward pass is known.
  /// - Parameter share: of the requests that came, those that were served in their time; rates are less by it.
  package func simulated(_ load: SimulatedLoad, serving share: Double) -> PerformanceEstimate {
    PerformanceEstimate(
      timeToFirstTokenSeconds: timeToFirstTokenSeconds.moved(to: load.timeToFirstTokenSeconds.p50),
      timePerOutputTokenSeconds: load.timePerOutputTokenSeconds.flatMap { seen in
        timePerOutputTokenSeconds?.moved(to: seen.p50)
      } ?? timePerOutputTokenSeconds,
      outputTokensPerSecond: outputTokensPerSecond.map { $0 * share },
      requestsPerSecond: requestsPerSecond.map { $0 * share },
      items: items.map { items in
        ServedItems(unit: items.unit, perSecond: items.perSecond.map { $0 * share })
      },
      percentiles: LatencyPercentiles(
        timeToFirstTokenSeconds: load.timeToFirstTokenSeconds.percentiles,
        timePerOutputTokenSeconds: load.timePerOutputTokenSeconds?.percentiles
          ?? percentiles?.timePerOutputTokenSeconds),
      simulation: load, batch: batch, decodeBound: decodeBound, prefillBound: prefillBound, basis: basis,
      activity: activity,
      grade: grade)
  }
}

extension Interval {
  /// A range around another likely value, as wide in proportion.
  fileprivate func moved(to value: Double) -> Interval {
    guard likely > 0 else { return Interval(exactly: value) }
    return Interval(low: value * (low / likely), likely: value, high: value * (high / likely))
  }
}
