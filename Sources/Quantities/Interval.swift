/// An estimate with the range it is trusted to: low ≤ likely ≤ high.
package struct Interval: Hashable, Sendable, Codable {
  package let low: Double
  package let likely: Double
  package let high: Double

  /// Orders the three numbers, so that an interval can't be inside out.
  package init(low: Double, likely: Double, high: Double) {
    let sorted = [low, likely, high].sorted()
    self.low = sorted[0]
    self.likely = sorted[1]
    self.high = sorted[2]
  }

  /// An exact value.
  package init(exactly value: Double) { self.init(low: value, likely: value, high: value) }

  /// A value known to within a share of itself: 0.15 means from 85 % to 115 %.
  package init(_ likely: Double, within share: Double) {
    self.init(low: likely * (1 - share), likely: likely, high: likely * (1 + share))
  }

  /// Applies a monotone function to all three numbers.
  package func map(_ transform: (Double) -> Double) -> Interval {
    Interval(low: transform(low), likely: transform(likely), high: transform(high))
  }
}
