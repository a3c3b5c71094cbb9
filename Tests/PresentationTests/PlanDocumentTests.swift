import Documents
import Domain
import Planning
import Quantities
import StyledText
import TestSupport
import Testing

@testable import Presentation

@Suite("Plans as documents")
struct PlanDocumentTests {
  private func lines(_ plan: Plan, width: Int) -> [Line] {
    PageRenderer(width: width, symbols: .unicode).lines(PlanDocument.document(plan))
  }

  private func text(_ plan: Plan, width: Int) -> String { lines(plan, width: width).map { $0.text + "\n" }.joined() }

  @Test("It reads like the golden page at 80 columns")
  func golden() throws {
    try Golden.expect(text(try Golden.plan(), width: 80), matches: "plan-80.txt")
  }

  @Test("No line is wider than the terminal, down to 72 columns", arguments: [72, 80, 100, 120])
  func width(columns: Int) throws {
    // The table of schemes has columns that can't wrap; it needs 72.
    for line in lines(try Golden.plan(), width: columns) { #expect(line.width <= columns, "\(line.text)") }
  }

  @Test(
    "What was compared fits 80 columns, whatever it is called",
    arguments: [
      [.accelerator: "any"], [.accelerator: "p5.48xlarge,nd96isr_h100_v5,a3-highgpu-8g", .count: "1"],
      [.accelerator: "rtx-pro-6000-blackwell,l4", .engine: "any"],
    ] as [RequestChanges])
  func compared(changes: RequestChanges) throws {
    let planner = try ShippedCatalogs.planner()
    let asked: RequestChanges = [.model: "qwen3-32b", .concurrency: "64"]
    let plan = try planner.plan(planner.resolver.request(changes.over(asked)))
    #expect(plan.hardware.count > 1 && !plan.front.isEmpty)
    let document = Document(
      title: "", sections: [PlanDocument.hardware(plan), PlanDocument.engines(plan), PlanDocument.front(plan)])
    for line in PageRenderer(width: 80, symbols: .unicode).lines(document) {
      #expect(line.width <= 80, "\(line.text)")
    }
  }

  @Test("A page holds each remark whole")
  func whole() throws {
    let plan = try Golden.plan()
    let words = text(plan, width: 80).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(plan.performance.basis.words))
    for item in plan.assumptions { #expect(words.contains(item.words)) }
  }

  @Test("How each limit fares stands beside it", arguments: TargetCheck.State.allCases)
  func fares(state: TargetCheck.State) throws {
    var request = try Golden.plan().request
    request.maximumTimeToFirstTokenSeconds = 0.5
    let check = TargetCheck(name: .timeToFirstTokenSeconds, limit: 0.5, value: 0.4, percentile: .p50, state: state)
    #expect(RequestText.limits(request, targets: [check])?.contains("TTFT ≤ 500 ms (\(state.words))") == true)
    #expect(RequestText.limits(request)?.contains("(") == false)
  }

  @Test("The verdict comes first, and assumed inputs are on the page")
  func order() throws {
    let plan = try Golden.plan()
    let page = text(plan, width: 80)
    #expect(page.hasPrefix(PlanDocument.document(plan).banner?.sentence.prefix(40) ?? "?"))
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

  @Test("The bar's parts add up to the ledger's total, and the rest is what it leaves")
  func bar() throws {
    for alternative in try Golden.plan().alternatives {
      let bar = LedgerTable.bar(alternative.memory)
      #expect(bar.segments.reduce(0) { $0 + $1.amount } == Double(alternative.memory.totalBytes.bytes))
      #expect(bar.capacity == Double(alternative.memory.capacityBytes.bytes))
      #expect(bar.restText == NumberText.spareInWords(alternative.memory.spareBytes))
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
        == [" bf16", "202.3", "−135", "−34", "+17", "–", "–", "–", "–", "unquantized"])
  }
}
