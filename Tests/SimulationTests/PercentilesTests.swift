import Simulation
import Testing

@Suite("Percentiles")
struct PercentilesTests {
  @Test("They interpolate as NumPy's do")
  func interpolation() throws {
    let percentiles = try #require(Percentiles([4, 1, 3, 2]))
    #expect(percentiles.mean == 2.5 && percentiles.p50 == 2.5)
    #expect(abs(percentiles.p90 - 3.7) < 1e-12 && abs(percentiles.p95 - 3.85) < 1e-12)
    #expect(abs(percentiles.p99 - 3.97) < 1e-12)
  }

  @Test("One value is every percentile; none has none")
  func small() throws {
    let one = try #require(Percentiles([7]))
    #expect(one.mean == 7 && one.p50 == 7 && one.p99 == 7)
    #expect(Percentiles([]) == nil)
  }
}
