import Testing

@testable import Verification

@Suite("Percentiles")
struct StatisticsTests {
  @Test("They lie between neighbours, and of nothing there is none")
  func percentile() {
    #expect([1.0, 2, 3, 4, 5].percentile(0.5) == 3)
    #expect([4.0, 1, 3, 2].percentile(0.5) == 2.5)
    #expect([7.0].percentile(0.8) == 7)
    #expect([Double]().percentile(0.5) == nil)
  }

  @Test("Without rows nothing is told")
  func empty() {
    let nothing = ErrorStatistics([])
    #expect(nothing.rows == 0 && nothing.median == nil && nothing.coverage == nil)
  }
}
