/// How requests spread over the hours of a day of which only the busiest hour is known: an assumption.
///
/// Powers of a raised cosine, ((1 + cos(2πh/24)) / 2)ⁿ, mixed with the next power so that the mean is right: the same
/// rate all day for a factor of 1, nearly all of it in one hour for 24.
package struct DailyCurve: Sendable {
  /// Each hour's requests over an average hour's, the busiest first.
  package let factors: [Double]

  package init(peakFactor: Double) {
    let peak = min(max(peakFactor, 1), 24)
    let wanted = 1 / peak
    var power = [Double](repeating: 1, count: Self.cosine.count)
    for _ in 0..<Self.mostPowers {
      let next = zip(power, Self.cosine).map { $0 * $1 }
      let (mean, nextMean) = (Self.mean(power), Self.mean(next))
      if nextMean <= wanted {
        let share = mean > nextMean ? (mean - wanted) / (mean - nextMean) : 0
        factors = zip(power, next).map { peak * ($0 * (1 - share) + $1 * share) }
        return
      }
      power = next
    }
    factors = power.map { $0 * peak }
  }

  /// The highest power tried: by it all other hours have less than a billionth.
  private static let mostPowers = 2000

  private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  /// (1 + cos) / 2 in steps of 15°, from the cosines of 15°, 30°, 45°, 60° and 75° in closed form.
  private static let cosine: [Double] = {
    let (two, three, six) = (2.0.squareRoot(), 3.0.squareRoot(), 6.0.squareRoot())
    let quarter = [1, (six + two) / 4, three / 2, two / 2, 0.5, (six - two) / 4, 0]
    let half = quarter + quarter.dropLast().reversed().map { -$0 }
    return (half + half.dropFirst().dropLast().reversed()).map { (1 + $0) / 2 }
  }()
}
