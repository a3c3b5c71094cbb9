import Domain
import FoundationEssentials
import Testing

@Suite("Averages of benchmarks")
struct EvidenceRowAccuracyTests {
  private func row(_ metric: String, _ value: Double, method: String = "m") throws -> EvidenceRow {
    let text = """
      {"model": "a", "scheme": "awq", "method": "\(method)", "metric": "\(metric)", "better": "higher", "baseline": 50,
       "value": \(value)}
      """
    return try JSONDecoder().decode(EvidenceRow.self, from: Data(text.utf8))
  }

  @Test("Five benchmarks or more of one quantizer are a suite; judges and averages are no part of one")
  func suites() throws {
    let names = ["mmlu", "gsm8k", "hellaswag", "arc", "winogrande"]
    let rows = try names.enumerated().map { try row($1, 48 + Double($0)) }
    let others = [try row("arena_hard", 10), try row("avg acc", 20), try row("mmlu", 1, method: "other")]
    let suites = EvidenceRow.suites(of: rows + others)
    #expect(suites.count == 1 && suites[0].ratio == 1 && suites[0].isSuite && suites[0].metric == "average of 5")
    #expect(EvidenceRow.suites(of: Array(rows.dropLast()) + others).isEmpty)
    #expect(!rows[0].isSuite && others[1].isSuite)
  }
}
