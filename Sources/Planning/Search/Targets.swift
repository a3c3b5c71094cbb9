import Domain
import Quantities

/// The limits of a request, and how a deployment stands to each.
struct Targets {
  let request: PlanRequest

  init(_ request: PlanRequest) { self.request = request }

  /// Every limit that was given, latencies first, whatever the mode.
  func checks(
    _ performance: PerformanceEstimate, _ cost: CostEstimate, _ energy: EnergyEstimate, _ quality: QualityEstimate
  ) -> [TargetCheck] {
    [
      first(performance), each(performance), rate(performance), rent(cost), month(cost), power(energy), loss(quality),
    ].compactMap(\.self)
  }

  private func first(_ performance: PerformanceEstimate) -> TargetCheck? {
    request.maximumTimeToFirstTokenSeconds.map { limit in
      late(
        .timeToFirstTokenSeconds, performance.timeToFirstTokenSeconds,
        performance.percentiles?.timeToFirstTokenSeconds, at: request.timeToFirstTokenPercentile, limit)
    }
  }

  /// Nothing waits for tokens where none come out.
  private func each(_ performance: PerformanceEstimate) -> TargetCheck? {
    guard let limit = request.maximumTimePerOutputTokenSeconds, let token = performance.timePerOutputTokenSeconds else {
      return nil
    }
    return late(
      .timePerOutputTokenSeconds, token, performance.percentiles?.timePerOutputTokenSeconds,
      at: request.timePerOutputTokenPercentile, limit)
  }

  /// A latency at its percentile, with a range as wide as the median's.
  private func late(
    _ name: TargetCheck.Name, _ median: Interval, _ percentiles: Percentiles?, at percentile: Percentile,
    _ limit: Double
  ) -> TargetCheck {
    let likely = percentile == .p50 ? median.likely : percentiles?[percentile] ?? median.likely
    let high = median.likely > 0 ? likely * median.high / median.likely : likely
    return TargetCheck(
      name: name, limit: limit, value: likely, percentile: percentile,
      state: likely > limit ? .missed : high > limit ? .atRisk : .met)
  }

  private func rate(_ performance: PerformanceEstimate) -> TargetCheck? {
    guard let wanted = request.wantedRate else { return nil }
    let served = performance.requestsPerSecond
    // A rate that arrives by itself is served or not; the range tells of what could be served.
    let isArriving = request.load == .rate(requestsPerSecond: wanted)
    return TargetCheck(
      name: .requestsPerSecond, limit: wanted, value: served.likely,
      state: served.likely < wanted * (1 - Self.rounding)
        ? .missed : served.low < wanted && !isArriving ? .atRisk : .met)
  }

  /// What solving for a rate leaves of it, as a share.
  static let rounding = 1e-6

  private func rent(_ cost: CostEstimate) -> TargetCheck? {
    request.maximumUSDPerHour.map { cap(.usdPerHour, cost.usdPerHour, $0) }
  }

  private func month(_ cost: CostEstimate) -> TargetCheck? {
    request.maximumUSDPerMonth.map { cap(.usdPerMonth, cost.usdPerMonth, $0) }
  }

  /// Whether every limit for who waits is kept.
  func keepLatencies(_ performance: PerformanceEstimate) -> Bool {
    [first(performance), each(performance)].allSatisfy { $0?.state != .missed }
  }

  /// What is lost of the accuracy, likely or at the low end of the range of what is kept.
  private func loss(_ quality: QualityEstimate) -> TargetCheck? {
    request.maximumAccuracyLoss.map { limit in
      let kept = quality.recovery.map { request.accuracyLossBound == .low ? $0.low : $0.likely }
      let isMissed = kept.map { 1 - $0 > limit } ?? true
      let atWorst = quality.recovery.map { 1 - $0.low } ?? 1
      return TargetCheck(
        name: .accuracyLoss, limit: limit, value: kept.map { max(1 - $0, 0) },
        state: isMissed ? .missed : atWorst > limit ? .atRisk : .met)
    }
  }

  private func power(_ energy: EnergyEstimate) -> TargetCheck? {
    request.maximumWatts.map { cap(.watts, energy.watts, $0) }
  }

  /// A figure that must not exceed a limit; one that isn't known can't be said to keep it.
  private func cap(_ name: TargetCheck.Name, _ value: Double?, _ limit: Double) -> TargetCheck {
    TargetCheck(name: name, limit: limit, value: value, state: value.map { $0 > limit } ?? true ? .missed : .met)
  }
}

extension MissedTarget {
  /// What a check says where the limit is missed; nil where it is met.
  init?(_ check: TargetCheck, accelerator: String) {
    guard check.state == .missed else { return nil }
    guard let value = check.value else {
      switch check.name {
      case .watts: self = .unknownPower(accelerator: accelerator)
      case .accuracyLoss: self = .unknownLoss
      default: self = .unknownRent(accelerator: accelerator)
      }
      return
    }
    self =
      switch check.name {
      case .timeToFirstTokenSeconds:
        .timeToFirstToken(seconds: value, limit: check.limit, percentile: check.percentile ?? .p50)
      case .timePerOutputTokenSeconds:
        .timePerOutputToken(seconds: value, limit: check.limit, percentile: check.percentile ?? .p50)
      case .requestsPerSecond: .requestsPerSecond(value, wanted: check.limit)
      case .usdPerHour: .rent(usdPerHour: value, limit: check.limit)
      case .usdPerMonth: .monthlyRent(usdPerMonth: value, limit: check.limit)
      case .accuracyLoss: .accuracyLoss(value, limit: check.limit)
      case .watts: .power(watts: value, limit: check.limit)
      }
  }
}
