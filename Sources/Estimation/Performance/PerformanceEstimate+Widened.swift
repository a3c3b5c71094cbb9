import Domain
import Quantities

extension PerformanceEstimate {
  /// The same estimate with ranges that hold another's too.
  func widened(by other: PerformanceEstimate) -> PerformanceEstimate {
    var result = self
    result.timeToFirstTokenSeconds = timeToFirstTokenSeconds.widened(by: other.timeToFirstTokenSeconds)
    result.timePerOutputTokenSeconds = timePerOutputTokenSeconds.map { own in
      other.timePerOutputTokenSeconds.map { own.widened(by: $0) } ?? own
    }
    result.outputTokensPerSecond = outputTokensPerSecond.widened(by: other.outputTokensPerSecond)
    result.requestsPerSecond = requestsPerSecond.widened(by: other.requestsPerSecond)
    result.items = items.map { own in
      ServedItems(
        unit: own.unit, perSecond: other.items.map { own.perSecond.widened(by: $0.perSecond) } ?? own.perSecond)
    }
    return result
  }
}

extension Interval {
  fileprivate func widened(by other: Interval) -> Interval {
    Interval(low: min(low, other.low), likely: likely, high: max(high, other.high))
  }
}
