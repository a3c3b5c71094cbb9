/// An estimate with its confidence interval, of 95 % unless told; the ends are nil where the sample says nothing of its own spread.
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
  init(mean: Double, variance: Double, degreesOfFreedom: Double, confidence: Double = 0.95) {
    let reach = StudentT.reach(confidence: confidence, degreesOfFreedom: degreesOfFreedom) * variance.squareRoot()
    self.init(low: max(0, mean - reach), likely: mean, high: mean + reach)
  }

  /// The same interval for the root of the quantity.
  package var squareRoot: ErrorInterval {
    ErrorInterval(low: low?.squareRoot(), likely: likely.squareRoot(), high: high?.squareRoot())
  }
}
