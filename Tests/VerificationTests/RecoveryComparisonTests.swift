import Catalogs
import Quantities
import Testing

@testable import Verification

@Suite("Recovery beside a plan")
struct RecoveryComparisonTests {
  private static let range = Interval(low: 0.97, likely: 0.99, high: 1.0)

  private static func scores(_ share: Double, error: Double) throws -> BenchmarkScores {
    try BenchmarkScoresTests.read(
      """
      {"results": {"a": {"acc,none": \(0.8 * share), "acc_stderr,none": \(error)},
        "b": {"acc,none": \(0.5 * share), "acc_stderr,none": \(error)}}}
      """)
  }

  @Test("What is kept is told by benchmark and of all, within what was planned or not", arguments: [0.99, 0.9, 1.1])
  func shares(share: Double) throws {
    let compared = try RecoveryComparison(
      Self.scores(share, error: 0), against: Self.scores(1, error: 0), planned: Self.range)
    #expect(compared.lines.map(\.task) == ["a", "b", nil])
    #expect(compared.lines.allSatisfy { abs($0.measured - share) < 1e-12 && $0.margin == 0 })
    #expect(compared.isWithin == (share == 0.99))
  }

  @Test("Chance is allowed for as far as the files tell it")
  func chance() throws {
    let near = try RecoveryComparison(
      Self.scores(1.02, error: 0.01), against: Self.scores(1, error: 0.01), planned: Self.range)
    #expect(near.isWithin)
    #expect(abs(near.lines[0].margin - 2 * (0.01 / 0.8) * (1 + 1.02 * 1.02).squareRoot()) < 1e-12)
    let far = try RecoveryComparison(
      Self.scores(0.8, error: 0.01), against: Self.scores(1, error: 0.01), planned: Self.range)
    #expect(!far.isWithin)
  }

  @Test("Percents beside shares are an error, a collapse is not")
  func units() throws {
    let percents = try BenchmarkScoresTests.read("{\"results\": {\"a\": {\"acc,none\": 80}}}")
    let error = #expect(throws: CatalogError.self) {
      try RecoveryComparison(percents, against: Self.scores(1, error: 0), planned: Self.range)
    }
    #expect(error?.message.contains("results.a") == true)
    let nothing = try BenchmarkScoresTests.read("{\"results\": {\"a\": {\"acc,none\": 0.001}}}")
    #expect(try !RecoveryComparison(nothing, against: Self.scores(1, error: 0), planned: Self.range).isWithin)
  }

  @Test("Other tasks are left out, and nothing in common is an error")
  func common() throws {
    let one = try BenchmarkScoresTests.read("{\"results\": {\"a\": {\"acc,none\": 0.8}, \"c\": {\"acc,none\": 0.1}}}")
    let compared = try RecoveryComparison(one, against: Self.scores(1, error: 0), planned: Self.range)
    #expect(compared.lines.map(\.task) == ["a"] && compared.leftOut == ["b", "c"])
    let other = try BenchmarkScoresTests.read("{\"results\": {\"c\": {\"acc,none\": 0.1}}}")
    #expect(throws: CatalogError.self) {
      try RecoveryComparison(other, against: Self.scores(1, error: 0), planned: Self.range)
    }
  }
}
