import Platform

/// Student's t distribution.
enum StudentT {
  /// How many standard errors an interval about a mean reaches to hold the truth with some confidence.
  ///
  /// Exact for one and two degrees of freedom, else by Hill's expansion (Algorithm 396, Communications of the ACM 1970),
  /// within 0.1 % here; degrees need not be whole, but fewer than two count as one.
  static func reach(confidence: Double, degreesOfFreedom n: Double) -> Double {
    let tails = 1 - confidence
    if n < 2 { return 1 / tan(tails * .pi / 2) }
    if n == 2 { return (2 / (tails * (2 - tails)) - 2).squareRoot() }
    let a = 1 / (n - 0.5)
    let b = 48 / (a * a)
    let c = ((20700 * a / b - 98) * a - 16) * a + 96.36
    let d = ((94.5 / (b + c) - 3) / b + 1) * (a * .pi / 2).squareRoot() * n
    let y = pow(d * tails, 2 / n)
    return (n * (y > 0.05 + a ? middle(tails, n, a, b, c, d) : outer(y, n, d))).squareRoot()
  }

  /// By the normal distribution, which it is close to there.
  private static func middle(
    _ tails: Double, _ n: Double, _ a: Double, _ b: Double, _ known: Double, _ d: Double
  ) -> Double {
    let x = -NormalDistribution.quantile(tails / 2)
    var c = n < 5 ? known + 0.3 * (n - 4.5) * (-x + 0.6) : known
    c += (((-0.05 * d * x - 5) * -x - 7) * -x - 2) * -x + b
    let square = x * x
    let series = (((((0.4 * square + 6.3) * square + 36) * square + 94.5) / c - square - 3) / b + 1) * x
    return expm1(a * series * series)
  }

  /// By powers of the tail.
  private static func outer(_ y: Double, _ n: Double, _ d: Double) -> Double {
    let first = 1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3)
    return ((first + 0.5 / (n + 4)) * y - 1) * (n + 1) / (n + 2) + 1 / y
  }
}

/// The normal distribution of mean 0 and variance 1.
enum NormalDistribution {
  /// Below which a share of it lies: a start by Abramowitz and Stegun 26.2.23, then Newton's steps.
  static func quantile(_ share: Double) -> Double {
    let tail = min(share, 1 - share)
    let t = (-2 * log(tail)).squareRoot()
    var x = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
    for _ in 0..<3 {
      let density = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
      x += (erfc(x / 2.0.squareRoot()) / 2 - tail) / density
    }
    return share < 0.5 ? -x : x
  }
}
