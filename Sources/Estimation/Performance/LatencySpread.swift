/// A latency that differs from request to request: a part that all have, the rest of a pass under way, which is
/// uniformly distributed, and waiting in a queue, gamma distributed.
struct LatencySpread {
  /// Seconds that every request takes.
  let base: Double
  /// Mean seconds of the uniform part.
  var rest = 0.0
  /// Mean seconds of waiting beyond it.
  let wait: Double
  /// Variance of the waiting over its mean squared: 1 is exponential, 0 the same for all.
  let squaredVariation: Double
  /// What of `base` goes with a prompt's length; nil where all are alike.
  var perLength: PerLength?
  /// All that it can be, from the least up, where that is known; nothing else tells its shares then.
  var steps: [Step] = []
  /// What no request takes more than.
  var most = Double.infinity

  /// Seconds that a share of requests does not exceed.
  struct Step {
    let seconds: Double
    let share: Double
  }

  /// Seconds that go with a length that differs from request to request.
  struct PerLength {
    let lengths: LengthSpread
    /// At the mean length.
    let seconds: Double

    init(_ lengths: LengthSpread, seconds: Double) {
      self.lengths = lengths
      self.seconds = seconds
    }
  }

  var mean: Double { base + rest + wait }

  /// Seconds that a share of requests stays below; an upper bound, as if one request had the worst of both parts.
  ///
  /// Gamma quantiles by Wilson and Hilferty's cube (1931): mean · (1 − v/9 + z · √v/3)³ with v the squared variation.
  func quantile(_ level: Level) -> Double {
    if let step = steps.first(where: { $0.share >= level.share }) ?? steps.last { return step.seconds }
    let longer = perLength.map { $0.seconds * ($0.lengths.quantile(deviate: level.deviate) - 1) } ?? 0
    let sure = base + longer + 2 * level.share * rest
    guard wait > 0 else { return sure }
    let cube = 1 - squaredVariation / 9 + level.deviate * squaredVariation.squareRoot() / 3
    return min(sure + wait * max(cube, 0) * max(cube, 0) * max(cube, 0), most)
  }

  /// A share of requests, and the standard normal deviate that the share lies below.
  enum Level {
    case half, nineteenTwentieths, ninetyNineHundredths

    var share: Double {
      switch self {
      case .half: 0.5
      case .nineteenTwentieths: 0.95
      case .ninetyNineHundredths: 0.99
      }
    }

    var deviate: Double {
      switch self {
      case .half: 0
      case .nineteenTwentieths: 1.644_853_626_951_472_7
      case .ninetyNineHundredths: 2.326_347_874_040_841
      }
    }
  }
}

extension LatencySpread {
  /// What varies above the least.
  init(least: Double, mean: Double, variance: Double, steps: [Step] = [], most: Double = .infinity) {
    let wait = max(mean - least, 0)
    self.init(
      base: min(least, mean), wait: wait, squaredVariation: wait > 0 ? variance / (wait * wait) : 0, steps: steps,
      most: max(most, mean))
  }
}
