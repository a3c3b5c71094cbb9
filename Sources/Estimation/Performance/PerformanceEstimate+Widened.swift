import Domain
import Quantities

extension PerformanceEstimate {
  /// The same estimate with ranges that hold another's too.
  func widened(by other: PerformanceEstimate) -> PerformanceEstimate {
    PerformanceEstimate(
      timeToFirstTokenSeconds: timeToFirstTokenSeconds.widened(by: other.timeToFirstTokenSeconds),
      timePerOutputTokenSeconds: timePerOutputTokenSeconds.map { own in
        other.timePerOutputTokenSeconds.map { own.widened(by: $0) } ?? own
      },
      outputTokensPerSecond: outputTokensPerSecond.widened(by: other.outputTokensPerSecond),
      requestsPerSecond: requestsPerSecond.widened(by: other.requestsPerSecond),
      items: items.map { own in
        ServedItems(
          unit: own.unit, perSecond: other.items.map { own.perSecond.widened(by: $0.perSecond) } ?? own.perSecond)
      },
      percentiles: percentiles, simulation: simulation, batch: batch, decodeBound: decodeBound,
      prefillBound: prefillBound, basis: basis, activity: activity,
      grade: grade)
  }
}

extension Interval {
  fileprivate func widened(by other: Interval) -> Interval {
    Interval(low: min(low, other.low), likely: likely, high: max(high, other.high))
  }
}
