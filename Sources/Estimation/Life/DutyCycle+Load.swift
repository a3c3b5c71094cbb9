import Domain
import Quantities

extension DutyCycle {
  /// A deployment's day: each hour has as many replicas as keep each one's load at or below the busiest hour's.
  ///
  /// - Parameters:
  ///   - peakRate: requests a second in the busiest hour.
  ///   - capacity: what all replicas, spare ones aside, serve at most.
  package init(
    deployment: Deployment, accelerator: Accelerator, region: Region, peakRate: Double, peakFactor: Double,
    capacity: Double, startSeconds: Double
  ) {
    let replicas = max(deployment.replicas, 1)
    let each = max(capacity / Double(replicas), .leastNormalMagnitude)
    let curve = DailyCurve(peakFactor: peakFactor).factors
    let busiest = max(curve.max() ?? 1, .leastNormalMagnitude)
    let hours = curve.map { factor in
      let rate = peakRate * factor / busiest
      // What rounding leaves of a whole number is no replica more.
      let needed = min(max(Int((Double(replicas) * factor / busiest - 1e-9).rounded(.up)), 1), replicas)
      return Hour(
        requestsPerSecond: rate, replicas: needed, busyShare: min(rate / (each * Double(needed)), 1),
        busyShareAlwaysOn: min(rate / (each * Double(replicas)), 1))
    }
    self.init(
      hours: hours, acceleratorsPerReplica: deployment.layout.count, replicas: replicas,
      spareReplicas: deployment.spareReplicas, startSeconds: startSeconds,
      power: accelerator.watts.map {
        Power(
          busyWatts: $0.value, idleWatts: $0.value * StartAssumptions.idleShare,
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
