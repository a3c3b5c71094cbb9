import Domain
import Quantities
import StyledText

extension LedgerTable {
  /// The rows as aligned text with their arithmetic, which is told once where it stays the same.
  package func lines(width: Int) -> [Line] {
    var table = TextTable([TextTable.Column(""), .init("", .right), .init("", .right), .init("", wraps: true)])
    var last = ""
    for row in rows {
      table.add([
        Line("  " + row.label, row.role), Line(NumberText.difference(row.bytes), row.role),
        Line(NumberText.percent(row.share, 0), .dim), Line(row.basis == last ? "" : row.basis, .dim),
      ])
      last = row.basis
    }
    return table.lines(width: width)
  }

  /// A bar of the capacity, one segment a category, with a legend under it; what overflows is shown as such.
  package static func bar(_ ledger: MemoryLedger, width: Int, symbols: Symbols) -> [Line] {
    let categories = MemoryLedger.Category.allCases.filter { ledger.bytes(of: $0) > .zero }
    let fits = ledger.spareBytes >= .zero
    let end = fits ? ledger.spareBytes : .zero
    let cells = Apportionment.shares(
      of: max(width, 0), weights: (categories.map { ledger.bytes(of: $0) } + [end]).map { Double($0.bytes) },
      atLeastOne: true)
    var bar: [Span] = []
    var legend: [Span] = []
    for (index, category) in categories.enumerated() {
      let fill = symbols.fills.segments[index % symbols.fills.segments.count]
      bar.append(Span(String(repeating: fill, count: cells[index]), category.role))
      legend += [Span("\(fill) ", category.role), Span(category.label + "  ")]
    }
    bar.append(Span(String(repeating: symbols.fills.free, count: cells[categories.count]), .barFree))
    legend.append(fits ? Span("\(symbols.fills.free) free", .barFree) : Span("more than fits", .bad))
    return [Line(bar), Line(legend)]
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
