import Domain
import FoundationEssentials
import TestSupport
import Testing

@testable import Export

@Suite("Exported plans")
struct PlanExportTests {
  @Test("Reading what was written gives the same plan, whatever it holds", arguments: UInt64(1)...60)
  func roundTrip(seed: UInt64) throws {
    var random = try RandomPlan(seed: seed, template: Golden.plan().request)
    let plan = random.next()
    let json = try PlanExport.text(plan, as: .json)
    #expect(try PlanFile.plan(json: Data(json.utf8), path: "seed \(seed)") == plan)
  }

  @Test("JSON reads like the golden plan, with the verdict near the top and unknown numbers as null")
  func json() throws {
    let text = try PlanExport.text(try Golden.plan(), as: .json)
    try Golden.expect(text, matches: "plan.json")
    #expect(text.contains("\"offline\": null"))
    #expect(text.contains("\"gramsCO2PerMillionTokens\": null"))
    let verdict = try #require(text.firstRange(of: "\"verdict\""))
    let memory = try #require(text.firstRange(of: "\"memory\""))
    #expect(verdict.lowerBound < memory.lowerBound)
  }

  @Test("CSV has one row for each alternative, the chosen one first")
  func csv() throws {
    let plan = try Golden.plan()
    let text = try PlanExport.text(plan, as: .csv)
    try Golden.expect(text, matches: "plan.csv")
    let rows = text.split(separator: "\n")
    #expect(rows.count == 1 + plan.alternatives.count)
    #expect(rows[1].hasPrefix("true,llama-4-scout,h100-sxm,1,"))
    #expect(rows.dropFirst(2).allSatisfy { $0.hasPrefix("false,") })
    let columns = rows[0].split(separator: ",").count
    for row in rows { #expect(row.count { $0 == "," } == columns - 1) }
  }

  @Test("Markdown reads like the golden report")
  func markdown() throws {
    try Golden.expect(try PlanExport.text(try Golden.plan(), as: .markdown), matches: "plan.md")
  }

  @Test("Every row of a Markdown table has as many cells as its heading", arguments: UInt64(1)...40)
  func markdownTables(seed: UInt64) throws {
    var random = try RandomPlan(seed: seed, template: Golden.plan().request)
    let text = try PlanExport.text(random.next(), as: .markdown)
    var expected: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        expected = nil
        continue
      }
      let cells = unescapedBars(line)
      #expect(cells == expected ?? cells, "\(line)")
      expected = cells
    }
  }

  private func unescapedBars(_ line: Substring) -> Int {
    var count = 0
    var isEscaped = false
    for character in line {
      if character == "|" && !isEscaped { count += 1 }
      isEscaped = character == "\\" && !isEscaped
    }
    return count
  }
}
