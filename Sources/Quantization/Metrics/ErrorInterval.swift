/// An estimate with its 95 % confidence interval; the ends are nil where the sample says nothing of its own spread.
package struct ErrorInterval: Sendable, Hashable {
  package let low: Double?
  package let likely: Double
  package let high: Double?

  package init(low: Double?, likely: Double, high: Double?) {
    self.low = low
    self.likely = likely
    self.high = high
  }

  /// A value that was measured in full.
  package init(exactly value: Double) { self.init(low: value, likely: value, high: value) }

  /// A mean, its variance and the degrees of freedom that the variance rests on. Errors are not negative.
  init(mean: Double, variance: Double, degreesOfFreedom: Double) {
    let reach = StudentT.quantile975(degreesOfFreedom: degreesOfFreedom) * variance.squareRoot()
    self.init(low: max(0, mean - reach), likely: mean, high: mean + reach)
  }

  /// The same interval for the root of the quantity.
  package var squareRoot: ErrorInterval {
    ErrorInterval(low: low?.squareRoot(), likely: likely.squareRoot(), high: high?.squareRoot())
  }
}

/// Student's t distribution.
enum StudentT {
  /// The 97.5 % quantile, which bounds a two-sided 95 % interval.
  ///
  /// Exact for one and two degrees of freedom, else the Cornish-Fisher series (Abramowitz and Stegun 26.7.5), which is
  /// within 0.3 % from three on. Fractional degrees are rounded down, which widens the interval.
  static func quantile975(degreesOfFreedom: Double) -> Double {
    if degreesOfFreedom < 2 { return 12.706_204_736 }
    if degreesOfFreedom < 3 { return 4.302_652_730 }
    let n = degreesOfFreedom.rounded(.down)
    let z = 1.959_963_985
    let (z3, z5, z7) = (z * z * z, z * z * z * z * z, z * z * z * z * z * z * z)
    let first = (z3 + z) / 4
    let second = (5 * z5 + 16 * z3 + 3 * z) / 96
    let third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384
    return z + first / n + second / (n * n) + third / (n * n * n)
  }
}
