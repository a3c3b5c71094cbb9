import Domain
import Quantities

extension DutyCycle {
  /// A deployment's day: each hour has as many replicas as keep each one's load at or below the busiest hour's.
  ///
  /// - Parameters:
  ///   - peakRate: requests a second in the busiest hour.
  ///   - capacity: what all replicas, spare ones aside, serve at most.
  ///   - idle: what is drawn of a board's power while nothing runs.
  ///   - share: what is drawn of it on average, of so many replicas that serve so many requests a second together.
  package init(
    deployment: Deployment, accelerator: Accelerator, region: Region, peakRate: Double, peakFactor: Double,
    capacity: Double, startSeconds: Double, idle: Double, share: (Double, Int) -> Double
  ) {
    let replicas = max(deployment.replicas, 1)
    let each = max(capacity / Double(replicas), .leastNormalMagnitude)
    let curve = DailyCurve(peakFactor: peakFactor).factors
    let busiest = max(curve.max() ?? 1, .leastNormalMagnitude)
    let hours = curve.map { factor in
      let rate = peakRate * factor / busiest
      // What rounding leaves of a whole number is no replica more.
      let needed = min(max(Int((Double(replicas) * factor / busiest - 1e-9).rounded(.up)), 1), replicas)
      let board = accelerator.watts?.value
      return Hour(
        requestsPerSecond: rate, replicas: needed, busyShare: min(rate / (each * Double(needed)), 1),
        busyShareAlwaysOn: min(rate / (each * Double(replicas)), 1), watts: board.map { $0 * share(rate, needed) },
        wattsAlwaysOn: board.map { $0 * share(rate, replicas) })
    }
    self.init(
      hours: hours, acceleratorsPerReplica: deployment.layout.count, replicas: replicas,
      spareReplicas: deployment.spareReplicas, startSeconds: startSeconds,
      power: accelerator.watts.map {
        Power(
          busyWatts: hours.compactMap(\.wattsAlwaysOn).max() ?? $0.value, idleWatts: $0.value * idle,
          powerUsageEffectiveness: region.powerUsageEffectiveness)
      }, usdPerAcceleratorHour: accelerator.hourlyPrice.savedUSD)
  }
}

extension HourlyPrice {
  /// What an hour less of an accelerator saves; nil of owned ones, which are paid for when they stand still too.
  fileprivate var savedUSD: Double? {
    if case .owned = self { nil } else { usd }
  }
}
