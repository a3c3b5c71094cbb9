import Domain
import Quantities

/// What a measurement of the user's own makes of estimates of the deployment that it is of.
///
/// Figures are multiplied by what was measured over what was planned of the same figure. Requests in flight take as long as
/// there are of them over their rate: where only one of both was measured, the other follows. Ranges are no wider than 5 %,
/// as measurements repeat, and another 25 % where a number of the load is twice as large: both are assumptions.
/// Ignores: that what is off may be off by another share under another load.
final class MeasuredSpeed: Sendable {
  let measurement: KeptMeasurement
  private let load: Load
  private let outputTokens: Int
  private let width: Double

  private static let repeatability = 0.05
  private static let strayed = 0.25

  /// - Parameters:
  ///   - distance: how far what is planned is from what was measured; 1 for a doubled load.
  ///   - outputTokens: of an answer.
  ///   - load: how requests come.
  init(_ measurement: KeptMeasurement, distance: Double, outputTokens: Int, load: Load) {
    self.measurement = measurement
    self.load = load
    self.outputTokens = outputTokens
    width = Self.repeatability + Self.strayed * distance
  }

  /// - Parameter capacity: requests a second that the deployment, corrected, serves at most; asked only where requests come
  ///   whatever becomes of those before.
  func corrected(_ estimate: PerformanceEstimate, capacity: () -> Double) -> PerformanceEstimate {
    var result = estimate
    let times = times
    if let factor = times.first {
      result.timeToFirstTokenSeconds = scaled(estimate.timeToFirstTokenSeconds, by: factor)
    }
    if let factor = times.token {
      result.timePerOutputTokenSeconds = estimate.timePerOutputTokenSeconds.map { scaled($0, by: factor) }
    }
    result.percentiles = estimate.percentiles?.scaled(first: times.first ?? 1, token: times.token ?? 1)
    let rates = rates(estimate, times: latency(result) / latency(estimate), capacity: capacity)
    result.outputTokensPerSecond = scaled(estimate.outputTokensPerSecond, by: rates.output)
    result.requestsPerSecond = scaled(estimate.requestsPerSecond, by: rates.requests)
    result.items = estimate.items.map {
      ServedItems(unit: $0.unit, perSecond: scaled($0.perSecond, by: rates.requests))
    }
    result.simulation = estimate.simulation?.scaled(
      first: times.first ?? 1, token: times.token ?? 1, requests: rates.requests)
    result.grade = .measured
    return result
  }

  /// What both times are multiplied by; nil for one that nothing was measured of.
  private var times: (first: Double?, token: Double?) {
    let (first, token) = (
      measurement.factor(.timeToFirstTokenSeconds), measurement.factor(.timePerOutputTokenSeconds)
    )
    guard first == nil, token == nil else { return (first, token) }
    let rate = measurement.factor(.requestsPerSecond) ?? measurement.factor(.outputTokensPerSecond)
    return (rate.map { 1 / $0 }, rate.map { 1 / $0 })
  }

  /// What rates are multiplied by: of what is always in flight as was measured, of what comes by itself no more than comes,
  /// and no more than is served at most.
  private func rates(
    _ estimate: PerformanceEstimate, times: Double, capacity: () -> Double
  ) -> (output: Double, requests: Double) {
    let (output, requests) = (measurement.factor(.outputTokensPerSecond), measurement.factor(.requestsPerSecond))
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

  /// From a request's arrival to the end of its answer.
  private func latency(_ estimate: PerformanceEstimate) -> Double {
    let rest = (estimate.timePerOutputTokenSeconds?.likely ?? 0) * Double(max(outputTokens - 1, 0))
    return max(estimate.timeToFirstTokenSeconds.likely + rest, .leastNormalMagnitude)
  }

  private func scaled(_ interval: Interval, by factor: Double) -> Interval {
    let likely = interval.likely * factor
    guard interval.likely > 0 else { return interval.map { $0 * factor } }
    return Interval(
      low: likely * max(interval.low / interval.likely, 1 - width), likely: likely,
      high: likely * min(interval.high / interval.likely, 1 + width))
  }

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

extension LatencyPercentiles {
  fileprivate func scaled(first: Double, token: Double) -> LatencyPercentiles {
    LatencyPercentiles(
      timeToFirstTokenSeconds: timeToFirstTokenSeconds.scaled(by: first),
      timePerOutputTokenSeconds: timePerOutputTokenSeconds?.scaled(by: token))
  }
}

extension Percentiles {
  fileprivate func scaled(by factor: Double) -> Percentiles {
    Percentiles(p50: p50 * factor, p95: p95 * factor, p99: p99 * factor)
  }
}

extension SimulatedLoad {
  fileprivate func scaled(first: Double, token: Double, requests share: Double) -> SimulatedLoad {
    SimulatedLoad(
      requests: requests, seed: seed, timeToFirstTokenSeconds: timeToFirstTokenSeconds.scaled(by: first),
      timePerOutputTokenSeconds: timePerOutputTokenSeconds?.scaled(by: token), goodput: goodput * share, queue: queue,
      preemptions: preemptions)
  }
}

extension SimulatedLoad.Latency {
  fileprivate func scaled(by factor: Double) -> SimulatedLoad.Latency {
    SimulatedLoad.Latency(p50: p50 * factor, p90: p90 * factor, p95: p95 * factor, p99: p99 * factor)
  }
}
