import Catalogs
import Domain
import Planning
import Quantities
import TestSupport
import Testing

@testable import Verification

@Suite("A plan beside a measurement")
struct MeasuredResultTests {
  private func plan() throws -> Plan {
    let planner = try ShippedCatalogs.planner()
    return try planner.plan(
      planner.resolver.request([
        .model: "qwen3-8b", .accelerator: "h100-sxm", .count: "1", .inputTokens: "1000", .outputTokens: "200",
        .concurrency: "16",
      ]))
  }

  private func result(_ times: Double, input: Double = 1000, of plan: Plan) -> MeasuredResult {
    MeasuredResult(
      tool: .servingBenchmark, inputTokens: input, outputTokens: 200, concurrency: 16,
      values: [
        .timeToFirstTokenSeconds: plan.performance.timeToFirstTokenSeconds.likely * times,
        .outputTokensPerSecond: plan.performance.outputTokensPerSecond.likely,
      ])
  }

  @Test("What is as planned is within, what is three times as slow isn't")
  func within() throws {
    let plan = try plan()
    #expect(MeasuredComparison(result(1, of: plan), plan: plan).isWithin)
    let slow = MeasuredComparison(result(3, of: plan), plan: plan)
    #expect(!slow.isWithin && slow.lines.map(\.isWithin) == [false, true])
    #expect(slow.lines.map(\.quantity) == [.timeToFirstTokenSeconds, .outputTokensPerSecond])
  }

  @Test("A plan that somebody edited is answered, however wrong its numbers")
  func edited() {
    let line = MeasuredComparison.Line(
      quantity: .outputTokensPerSecond, planned: Interval(low: 5, likely: 3, high: 1), measured: 2)
    #expect(line.isWithin)
  }

  @Test("Another load is told, as far as the file tells it")
  func differences() throws {
    let plan = try plan()
    let other = MeasuredComparison(result(1, input: 2000, of: plan), plan: plan)
    #expect(other.differences.map(\.load) == [.inputTokens])
    #expect(MeasuredComparison(result(1, input: 1050, of: plan), plan: plan).differences.isEmpty)
  }
}
