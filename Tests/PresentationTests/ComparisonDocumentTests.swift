import Documents
import Domain
import Quantities
import StyledText
import TestSupport
import Testing

@testable import Presentation

@Suite("Comparisons as documents")
struct ComparisonDocumentTests {
  /// The golden plan beside its other deployment, asked with another load.
  private static func comparison(of count: Int = 1) throws -> PlanComparison {
    let plan = try Golden.plan()
    var request = plan.request
    request.contextTokens = 4096
    request.maximumTimeToFirstTokenSeconds = nil
    let other = try #require(plan.alternatives.last)
    let verdict = Verdict(
      outcome: other.outcome, summary: "No.", spareBytes: other.memory.spareBytes, missedTargets: ["late"], targets: [])
    let changed = Plan(
      request: request, verdict: verdict, headline: plan.headline, chosen: other, reasons: [],
      recommendations: plan.recommendations, schemes: plan.schemes, alternatives: [other], rejected: [],
      assumptions: [])
    let others = (0..<count).map { PlanComparison.Entry(changed, source: "after-\($0 + 1).json") }
    return PlanComparison(base: .init(plan, source: "before.json"), others: others)
  }

  private func page(_ comparison: PlanComparison, width: Int = 80) -> [String] {
    PageRenderer(width: width, symbols: .unicode).lines(ComparisonDocument.document(comparison)).map(\.text)
  }

  @Test("Two plans and three read like the golden pages at 80 columns", arguments: [1, 2])
  func golden(count: Int) throws {
    let text = page(try Self.comparison(of: count)).map { $0 + "\n" }.joined()
    try Golden.expect(text, matches: "compare-\(count + 1)-80.txt")
  }

  @Test("Markdown reads like the golden file, with ranges")
  func markdown() throws {
    let text = MarkdownRenderer.text(ComparisonDocument.document(try Self.comparison()))
    try Golden.expect(text, matches: "compare.md")
  }

  @Test("No line is wider than the terminal, with up to eight plans", arguments: [72, 80, 100, 120])
  func width(columns: Int) throws {
    for line in page(try Self.comparison(of: 7), width: columns) {
      #expect(Line(line).width <= columns, "\(line)")
    }
  }

  @Test("A plan's report ends with what it is told against, by its names or its file")
  func against() throws {
    let plan = try Golden.plan()
    let base = try #require(try Self.comparison().others.first).plan
    for (source, heading) in [(nil, "Against 4 × h100-sxm, bf16"), ("today.json", "Against today.json")] {
      let comparison = PlanComparison(base: .init(base, source: source), others: [.init(plan)])
      let document = PlanDocument.document(plan, against: comparison)
      #expect(document.sections.last?.heading == heading)
      #expect(document.sections.dropLast() == PlanDocument.document(plan).sections[...])
      let text = PageRenderer(width: 80, symbols: .unicode).lines(document).map(\.text)
      #expect(text.contains { $0.contains("Base") && $0.contains("This plan") && $0.hasSuffix("Change") })
      #expect(text.contains { $0.hasPrefix("GPUs") && $0.hasSuffix("−3 (×0.25)") })
    }
  }

  @Test("Records have a row for each plan, and a cell for each column")
  func records() throws {
    let records = ComparisonDocument.document(try Self.comparison(of: 3)).records
    #expect(records.rows.count == 4 && records.rows.allSatisfy { $0.count == records.columns.count })
    #expect(Set(records.columns).count == records.columns.count)
    #expect(records.columns.contains("grams_co2_per_million_tokens_ratio"))
  }

  @Test(
    "A change says by how much, and by how many times from twice or half on",
    arguments: [
      (.usdPerHour, 2.0, 2.0, "±0"), (.usdPerHour, 2, 5.1, "+3.10 (×2.55)"), (.usdPerHour, 4, 3, "−1.00 (−25 %)"),
      (.bytes, 1_073_741_824, 2_147_483_648, "+1.0 (×2)"), (.timeToFirstTokenSeconds, 0.5, 0.25, "−250 (×0.5)"),
      (.recovery, 1, 0.985, "−1.50"), (.perplexityIncrease, 0, 0.0225, "+2.25"), (.missedTargets, 0, 2, "+2"),
      (.count, 1, 4, "+3 (×4)"), (.joulesPerToken, 0, 2, "+2.00"),
    ] as [(PlanMeasure, Double, Double, String)])
  func changes(measure: PlanMeasure, base: Double, number: Double, words: String) throws {
    let change = try #require(NumberChange(from: base, to: number, hasRatio: measure.hasRatio))
    #expect(MeasureText.change(change, of: measure) == words)
  }
}
