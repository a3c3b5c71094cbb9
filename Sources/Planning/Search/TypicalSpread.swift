import Domain
import Quantities

/// What speeds may be where the memory's rate is that of such hardware in general.
///
/// Reads and, on processors of which nothing else is known, arithmetic are in proportion to it, so that all times and
/// rates are taken to be. Ignores: what engines do between passes, which is no slower on slower memory.
struct TypicalSpread {
  private let slowest: Double
  private let fastest: Double

  /// Nil where the memory's rate is known.
  init?(_ accelerator: Accelerator) {
    guard let bandwidth = accelerator.typical?.bandwidth else { return nil }
    slowest = bandwidth.low / bandwidth.likely
    fastest = bandwidth.high / bandwidth.likely
  }

  func spread(_ estimate: PerformanceEstimate) -> PerformanceEstimate {
    var result = estimate
    result.timeToFirstTokenSeconds = time(estimate.timeToFirstTokenSeconds)
    result.timePerOutputTokenSeconds = estimate.timePerOutputTokenSeconds.map(time)
    result.outputTokensPerSecond = rate(estimate.outputTokensPerSecond)
    result.requestsPerSecond = rate(estimate.requestsPerSecond)
    result.items = estimate.items.map { ServedItems(unit: $0.unit, perSecond: rate($0.perSecond)) }
    result.grade = .guessed
    return result
  }

  private func time(_ interval: Interval) -> Interval {
    Interval(low: interval.low / fastest, likely: interval.likely, high: interval.high / slowest)
  }

  /// What is asked for is served no faster, however fast the memory is.
  private func rate(_ interval: Interval) -> Interval {
    Interval(
      low: interval.low * slowest, likely: interval.likely,
      high: interval.high > interval.likely ? interval.high * fastest : interval.high)
  }
}

extension PlanningResources {
  /// An estimate with the ranges that what is known of the accelerator allows.
  func spread(_ estimate: PerformanceEstimate) -> PerformanceEstimate {
    TypicalSpread(accelerator)?.spread(estimate) ?? estimate
  }
}
