import Simulation

/// How lengths differ from request to request: log-normal, by their mean and 95th percentile.
package struct LengthSpread: Sendable, Hashable {
  package let p95: Int
  /// The standard deviation of the logarithm.
  let deviation: Double
  /// The variance over the mean squared: e^(deviation²) − 1.
  let squaredVariation: Double

  /// Nil where the percentile is no more than the mean: all are alike.
  package init?(mean: Int, p95: Int?) {
    guard let p95, mean > 0, p95 > mean else { return nil }
    self.p95 = p95
    deviation = Length.spread(ratio: Double(p95) / Double(mean))
    squaredVariation = Elementary.exponential(deviation * deviation) - 1
  }

  /// A quantile over the mean, by the standard normal deviate that lies at it.
  func quantile(deviate: Double) -> Double {
    Elementary.exponential(deviation * deviate - deviation * deviation / 2)
  }
}
