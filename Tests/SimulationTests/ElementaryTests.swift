import Testing

@testable import Simulation

@Suite("Elementary functions")
struct ElementaryTests {
  @Test(
    "Logarithms of known numbers",
    arguments: [
      (1.0, 0.0), (2.0, 0.6931471805599453), (10.0, 2.302585092994046), (0.5, -0.6931471805599453),
      (1e300, 690.7755278982137), (.leastNonzeroMagnitude, -744.4400719213812),
      (1.0000000000000002, 2.220446049250313e-16),
    ])
  func logarithm(_ x: Double, _ expected: Double) {
    #expect(abs(Elementary.logarithm(x) - expected) <= 2 * expected.ulp)
  }

  @Test("The exponential undoes the logarithm")
  func inverse() {
    var x = 1e-290
    while x < 1e290 {
      // An error of the logarithm in its last place grows with the logarithm.
      let tolerance = max(abs(Elementary.logarithm(x)), 1) * 4e-16
      #expect(abs(Elementary.exponential(Elementary.logarithm(x)) / x - 1) < tolerance)
      x *= 3.7
    }
    #expect(abs(Elementary.exponential(1) - 2.718281828459045) <= 5e-16)
  }

  @Test("What has no logarithm or no finite power still gives a number to go on with")
  func limits() {
    #expect(Elementary.logarithm(0) == -.infinity && Elementary.logarithm(-1) == -.infinity)
    #expect(Elementary.logarithm(.infinity) == .infinity && Elementary.logarithm(.nan) == -.infinity)
    #expect(Elementary.exponential(-1e9) == 0 && Elementary.exponential(.nan) == 0)
    #expect(Elementary.exponential(1e9) == .greatestFiniteMagnitude)
  }
}
