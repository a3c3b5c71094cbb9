import Documents
import Domain
import Quantities
import StyledText

extension LedgerTable {
  /// The rows with their arithmetic.
  var table: DocumentTable {
    var table = DocumentTable([
      .init("Item"), .init("Size", .right), .init("Share", .right), .init("Basis", wraps: true, isToldOnce: true),
    ])
    table.isPlainOnPage = true
    for row in rows {
      table.add(
        [
          Line(row.label, row.role), Line(NumberText.difference(row.bytes), row.role),
          Line(NumberText.percent(row.share, 0).replacing("-", with: "−"), .dim), Line(row.basis, .dim),
        ], isEmphasized: row.kind == .total)
    }
    return table
  }

  /// The capacity and what fills it, one part a category.
  static func bar(_ ledger: MemoryLedger) -> ShareBar {
    let categories = MemoryLedger.Category.allCases.filter { ledger.bytes(of: $0) > .zero }
    return ShareBar(
      title: "Memory on each accelerator",
      segments: categories.map { category in
        let bytes = ledger.bytes(of: category)
        return ShareBar.Segment(
          category.label, amount: Double(bytes.bytes), text: NumberText.bytes(bytes), role: category.role)
      },
      capacity: Double(ledger.capacityBytes.bytes), capacityText: NumberText.bytes(ledger.capacityBytes),
      restText: NumberText.spareInWords(ledger.spareBytes))
  }
}

extension LedgerTable.Row {
  package var role: Role {
    switch kind {
    case .item, .capacity: .text
    case .total: .heading
    case .spare: bytes < .zero ? .bad : .good
    }
  }
}
