/// Logarithm and exponential from additions, multiplications and divisions alone, so that their bits are the same
/// everywhere; those of C libraries differ in the last place.
package enum Elementary {
  // The logarithm of two in two parts: the first has zeros at its end, so that its products with exponents are exact.
  private static let upperLogarithmOfTwo = 6.93147180369123816490e-01
  private static let lowerLogarithmOfTwo = 1.90821492927058770002e-10

  /// The natural logarithm of a number above zero; −∞ otherwise. Within two units of the last place.
  package static func logarithm(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x > 0 ? x : -.infinity }
    var (mantissa, exponent) = (x.significand, Double(x.exponent))
    if mantissa > 2.0.squareRoot() {
      mantissa /= 2
      exponent += 1
    }
    // log m = 2 artanh s, s = (m − 1) ÷ (m + 1), |s| < 0.172: eleven terms reach below 2⁻⁵³.
    let s = (mantissa - 1) / (mantissa + 1)
    let square = s * s
    var series = 0.0
    for denominator in stride(from: 21, through: 1, by: -2) { series = series * square + 1 / Double(denominator) }
    return exponent * upperLogarithmOfTwo + (2 * s * series + exponent * lowerLogarithmOfTwo)
  }

  /// e to the power of `x`; zero below −700 and the greatest finite number above 709.
  package static func exponential(_ x: Double) -> Double {
    guard x > -700 else { return 0 }
    guard x < 709 else { return .greatestFiniteMagnitude }
    let exponent = (x / (upperLogarithmOfTwo + lowerLogarithmOfTwo)).rounded()
    let rest = (x - exponent * upperLogarithmOfTwo) - exponent * lowerLogarithmOfTwo
    // Taylor's series at |rest| < 0.35: thirteen terms reach below 2⁻⁵³.
    var series = 1.0
    for term in stride(from: 13, through: 1, by: -1) { series = 1 + series * rest / Double(term) }
    return Double(sign: .plus, exponent: Int(exponent), significand: series)
  }

  /// A positive number to some power; zero of others.
  package static func power(_ base: Double, _ exponent: Double) -> Double {
    base > 0 ? exponential(exponent * logarithm(base)) : 0
  }
}
