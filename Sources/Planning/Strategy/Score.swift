/// What candidates are ranked by: figures compared from left to right, lower ones better.
struct Score: Comparable, Sendable {
  /// Bytes short on all accelerators; 0 for what fits.
  let short: Double
  /// The share of a rate that isn't served, in whole percents: what waits for ever makes any other limit idle.
  let unserved: Double
  /// Limits missed.
  let missed: Double
  /// 1 for what has no known price where others have one and cost is what counts.
  var unpriced = 0.0
  /// 1 for other forms of a model that is published quantized, where no objective is named.
  var requantized = 0.0
  /// What the objective, or else the mode, wants least of.
  let wanted: Double
  /// What decides where that is equal.
  let second: Double
  var third = 0.0

  /// Whether nothing but figures that differ by less than a tenth tells it from another.
  func isClose(to other: Score) -> Bool {
    func isClose(_ left: Double, _ right: Double) -> Bool { abs(left - right) <= max(abs(left), abs(right)) / 10 }
    return limits == other.limits && isClose(wanted, other.wanted)
      && (wanted != other.wanted || isClose(second, other.second))
  }

  private var limits: (Double, Double, Double, Double, Double) { (short, unserved, missed, unpriced, requantized) }

  static func < (left: Score, right: Score) -> Bool {
    let (first, other) = (left.limits, right.limits)
    return first == other
      ? (left.wanted, left.second, left.third) < (right.wanted, right.second, right.third) : first < other
  }
}
