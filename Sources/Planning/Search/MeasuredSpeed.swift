import Domain
import Quantities
import Simulation

/// What a measurement of the user's own makes of estimates of the deployment that it is of.
///
/// Figures are multiplied by what was measured over what was planned of the same figure, to a power that is 1 at the measured
/// load and halves for every two doublings between: how much errors of two loads of one deployment have in common, over
/// the fitted rows of published speeds (0.6 at one doubling, 0.3 at four, 0.1 at eight). Requests in flight take as long as
/// there are of them over their rate: where only one of both was measured, the other follows. Ranges of what was measured
/// are no wider than 5 %, as measurements repeat, and another 25 % for each doubling: both are assumptions. Those of what
/// follows are as much narrower as what they follow; others stay.
final class MeasuredSpeed: Sendable {
  let measurement: KeptMeasurement
  private let load: Load
  /// Tokens of an answer behind the first.
  private let tokens: Double
  private let width: Double
  /// The power that factors are raised to.
  private let share: Double

  private static let repeatability = 0.05
  private static let strayed = 0.25
  /// Doublings that halve the share.
  private static let halving = 2.0

  /// - Parameters:
  ///   - distance: how far the load is from the measured one; 1 for a doubled load.
  ///   - other: how far all else is; it widens ranges, and leaves the correction whole, so that no choice of caches evades it.
  ///   - outputTokens: of an answer.
  ///   - load: how requests come.
  init(_ measurement: KeptMeasurement, distance: Double, besides other: Double, outputTokens: Int, load: Load) {
    self.measurement = measurement
    self.load = load
    tokens = Double(max(outputTokens - 1, 0))
    width = Self.repeatability + Self.strayed * (distance + other)
    share = Elementary.power(2, -distance / Self.halving)
  }

  /// - Parameter capacity: requests a second that the deployment, corrected, serves at most; asked only where requests come
  ///   whatever becomes of those before.
  func corrected(_ estimate: PerformanceEstimate, capacity: () -> Double) -> PerformanceEstimate {
    var result = estimate
    let times = times
    result.timeToFirstTokenSeconds = scaled(
      estimate.timeToFirstTokenSeconds, by: times.first ?? 1, isMeasured: isMeasured(.timeToFirstTokenSeconds))
    result.timePerOutputTokenSeconds = estimate.timePerOutputTokenSeconds.map {
      scaled($0, by: times.token ?? 1, isMeasured: isMeasured(.timePerOutputTokenSeconds))
    }
    if !measuresTimes, measuresRates { narrowTimes(of: &result) }
    result.percentiles = estimate.percentiles?.scaled(first: times.first ?? 1, token: times.token ?? 1)
    let (before, after) = (latency(estimate), latency(result))
    let rates = rates(estimate, times: after.likely / before.likely, capacity: capacity)
    func rate(_ interval: Interval, _ factor: Double) -> Interval {
      measuresRates
        ? scaled(interval, by: factor, isMeasured: true) : followed(interval, by: factor, from: before, to: after)
    }
    result.outputTokensPerSecond = rate(estimate.outputTokensPerSecond, rates.output)
    result.requestsPerSecond = rate(estimate.requestsPerSecond, rates.requests)
    result.items = estimate.items.map {
      ServedItems(unit: $0.unit, perSecond: rate($0.perSecond, rates.requests))
    }
    result.simulation = estimate.simulation?.scaled(
      first: times.first ?? 1, token: times.token ?? 1, requests: rates.requests)
    result.grade = .measured
    return result
  }

  /// What was measured over what was planned, as far as it tells of this load.
  private func factor(_ quantity: MeasuredQuantity) -> Double? {
    measurement.factor(quantity).map { share < 1 ? Elementary.power($0, share) : $0 }
  }

  private func isMeasured(_ quantity: MeasuredQuantity) -> Bool { measurement.factor(quantity) != nil }
  private var measuresRates: Bool { isMeasured(.outputTokensPerSecond) || isMeasured(.requestsPerSecond) }
  private var measuresTimes: Bool { isMeasured(.timeToFirstTokenSeconds) || isMeasured(.timePerOutputTokenSeconds) }

  /// What both times are multiplied by; nil for one that nothing was measured of.
  private var times: (first: Double?, token: Double?) {
    let (first, token) = (factor(.timeToFirstTokenSeconds), factor(.timePerOutputTokenSeconds))
    guard first == nil, token == nil else { return (first, token) }
    let rate = factor(.requestsPerSecond) ?? factor(.outputTokensPerSecond)
    return (rate.map { 1 / $0 }, rate.map { 1 / $0 })
  }

  /// What rates are multiplied by: of what is always in flight as was measured, of what comes by itself no more than comes,
  /// and no more than is served at most.
  private func rates(
    _ estimate: PerformanceEstimate, times: Double, capacity: () -> Double
  ) -> (output: Double, requests: Double) {
    let (output, requests) = (factor(.outputTokensPerSecond), factor(.requestsPerSecond))
    let known = requests ?? output ?? (times > 0 ? 1 / times : 1)
    let served = estimate.requestsPerSecond.likely
    guard served > 0 else { return (1, 1) }
    switch load {
    case .concurrency, .saturated: return (output ?? known, requests ?? known)
    case .rate(let coming):
      let isBehind = served < coming * (1 - Targets.rounding)
      let kept = isBehind ? min(served * known, coming) : min(served, known < 1 ? capacity() : served)
      return (kept / served, kept / served)
    case .users:
      let kept = known < 1 ? min(served, capacity()) : served
      return (kept / served, kept / served)
    }
  }
}

// MARK: Ranges

extension MeasuredSpeed {
  /// From a request's arrival to the end of its answer.
  private func latency(_ estimate: PerformanceEstimate) -> Interval {
    let (first, token) = (estimate.timeToFirstTokenSeconds, estimate.timePerOutputTokenSeconds)
    func sum(_ end: (Interval) -> Double) -> Double {
      max(end(first) + tokens * (token.map(end) ?? 0), .leastNormalMagnitude)
    }
    return Interval(low: sum(\.low), likely: sum(\.likely), high: sum(\.high))
  }

  private func scaled(_ interval: Interval, by factor: Double, isMeasured: Bool) -> Interval {
    let likely = interval.likely * factor
    guard interval.likely > 0, isMeasured else { return interval.map { $0 * factor } }
    return Interval(
      low: likely * max(interval.low / interval.likely, 1 - width), likely: likely,
      high: likely * min(interval.high / interval.likely, 1 + width))
  }

  /// A rate that follows a latency: its range is as much narrower as the latency's became, the other way round.
  private func followed(
    _ interval: Interval, by factor: Double, from before: Interval, to after: Interval
  ) -> Interval {
    let likely = interval.likely * factor
    guard interval.likely > 0 else { return interval.map { $0 * factor } }
    func left(_ end: (Interval) -> Double) -> Double {
      let (old, new) = (end(before) / before.likely - 1, end(after) / after.likely - 1)
      return old == 0 ? 1 : min(max(new / old, 0), 1)
    }
    return Interval(
      low: likely * (1 - (1 - interval.low / interval.likely) * left(\.high)), likely: likely,
      high: likely * (1 + (interval.high / interval.likely - 1) * left(\.low)))
  }

  /// A rate tells what a whole request takes: the time per token is what the time to the first leaves of it.
  private func narrowTimes(of estimate: inout PerformanceEstimate) {
    let (whole, first) = (latency(estimate).likely, estimate.timeToFirstTokenSeconds)
    guard let token = estimate.timePerOutputTokenSeconds, tokens > 0 else {
      estimate.timeToFirstTokenSeconds = scaled(first, by: 1, isMeasured: true)
      return
    }
    let least = (whole * (1 - width) - first.high) / tokens
    let most = (whole * (1 + width) - first.low) / tokens
    estimate.timePerOutputTokenSeconds = Interval(
      low: min(max(token.low, least), token.likely), likely: token.likely,
      high: max(min(token.high, most), token.likely))
  }
}

extension MeasuredSpeed {
  /// What was done to an estimate, as plans tell it.
  func correction(from estimate: PerformanceEstimate, to corrected: PerformanceEstimate, edition: String?)
    -> SpeedCorrection
  {
    let factors = MeasuredQuantity.allCases.compactMap { quantity -> SpeedCorrection.Factor? in
      guard let before = quantity.planned(estimate)?.likely, let after = quantity.planned(corrected)?.likely,
        before > 0, after != before
      else { return nil }
      return SpeedCorrection.Factor(figure: quantity, times: after / before)
    }
    let subject = measurement.deployment
    let isOlder = edition != nil && measurement.edition != nil && edition != measurement.edition
    return SpeedCorrection(
      measurement: measurement.name, date: measurement.date, scheme: subject.scheme, layout: subject.layout.name,
      factors: factors, olderEdition: isOlder ? measurement.edition : nil)
  }
}
