/// Finds where a rising function reaches a value.
enum Bracket {
  private static let mostSteps = 60
  private static let tolerance = 1e-10

  /// The place in `0...upper` where `value`, which rises, reaches `target`; `upper` where it stays below.
  ///
  /// Regula falsi with Illinois's halving; infinite values are answered by halving the bracket.
  static func solve(_ target: Double, upTo upper: Double, _ value: (Double) -> Double) -> Double {
    var (low, high) = (0.0, upper)
    var (below, above) = (value(low) - target, value(high) - target)
    guard above > 0 else { return upper }
    guard below < 0 else { return low }
    var side = 0
    for _ in 0..<mostSteps {
      guard high - low > tolerance * high else { break }
      let isStraight = above.isFinite
      let middle = isStraight ? low - below * (high - low) / (above - below) : (low + high) / 2
      let found = value(middle) - target
      if found == 0 { return middle }
      if found < 0 {
        (low, below) = (middle, found)
        if side < 0 && isStraight { above /= 2 }
        side = -1
      } else {
        (high, above) = (middle, found)
        if side > 0 && isStraight { below /= 2 }
        side = 1
      }
    }
    return (low + high) / 2
  }
}
