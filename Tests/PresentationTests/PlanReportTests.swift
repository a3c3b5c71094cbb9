import Domain
import Quantities
import StyledText
import TestSupport
import Testing

@testable import Presentation

@Suite("The report for people")
struct PlanReportTests {
  private func text(_ plan: Plan, width: Int) -> String {
    PlanReport(plan, width: width, symbols: .unicode).lines.map { $0.text + "\n" }.joined()
  }

  @Test("It reads like the golden page at 80 columns")
  func golden() throws {
    try Golden.expect(text(try Golden.plan(), width: 80), matches: "plan-80.txt")
  }

  @Test("No line is wider than the terminal, down to 72 columns", arguments: [72, 80, 100, 120])
  func width(columns: Int) throws {
    // The table of schemes has columns that can't wrap; it needs 72.
    let lines = PlanReport(try Golden.plan(), width: columns, symbols: .unicode).lines
    for line in lines { #expect(line.width <= columns, "\(line.text)") }
  }

  @Test("The verdict comes first, and assumed inputs are on the page")
  func order() throws {
    let plan = try Golden.plan()
    let page = text(plan, width: 80)
    #expect(page.hasPrefix(plan.verdict.summary.words.prefix(40)))
    #expect(page.contains("8,192 tokens of context and 8 sequences at once"))
    #expect(page.contains("109B × 2 bytes = 217 GB"))
    #expect(page.contains("unknown"))
  }

  @Test("The ledger's rows are its items, its total, its capacity and what is left")
  func ledger() throws {
    let ledger = try Golden.plan().memory
    let rows = LedgerTable(ledger).rows
    let items = rows.filter { if case .item = $0.kind { true } else { false } }
    #expect(items.map(\.bytes).sum() == ledger.totalBytes)
    #expect(items.count == ledger.items.count)
    #expect(rows.suffix(3).map(\.bytes) == [ledger.totalBytes, ledger.capacityBytes, ledger.spareBytes])
  }

  @Test("The bar fills the width, whatever the ledger", arguments: [1, 5, 20, 76, 200])
  func bar(width: Int) throws {
    for alternative in try Golden.plan().alternatives {
      let lines = LedgerTable.bar(alternative.memory, width: width, symbols: .ascii)
      #expect(lines[0].width == width)
      #expect(lines[1].text.contains("weights"))
    }
  }

  @Test("Schemes go from the widest weights to the narrowest, and the chosen one is marked")
  func schemes() throws {
    let plan = try Golden.plan()
    let table = SchemeTable(plan)
    #expect(table.counts == [1, 2, 4, 8])
    #expect(table.rows.map(\.scheme) == ["bf16", "w4a16-g128"])
    #expect(table.rows.filter(\.isChosen).map(\.scheme) == [plan.deployment.scheme])
    #expect(
      table.rows[0].cells(counts: table.counts).map(\.text)
        == [" bf16", "202.3", "−135", "−34", "+17", "–", "–", "–", "unquantized"])
  }
}
