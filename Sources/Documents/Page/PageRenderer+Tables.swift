import StyledText

extension PageRenderer {
  /// The table as aligned text: whole, or the columns that belong together side by side as far as they fit.
  func lines(_ table: DocumentTable) -> [Line] {
    let shown = table.shown(in: .page)
    guard let repeats = table.repeats else { return aligned(shown) }
    var parts: [[Line]] = []
    var rest = Array(stride(from: repeats.fixed, to: shown.columns.count, by: repeats.size))[...]
    while !rest.isEmpty {
      let part = widest(rest, of: shown, repeats)
      parts.append(part.lines)
      rest = rest.dropFirst(part.count)
    }
    return Array(parts.joined(separator: [""]))
  }

  /// As many groups of columns as the page has room for, at least one.
  private func widest(
    _ starts: ArraySlice<Int>, of table: DocumentTable, _ repeats: DocumentTable.Repeats
  ) -> (lines: [Line], count: Int) {
    func lines(_ count: Int) -> [Line] {
      let groups = starts.prefix(count).flatMap { $0..<min($0 + repeats.size, table.columns.count) }
      return aligned(table.selecting(Array(0..<repeats.fixed) + groups))
    }
    var best = (lines: lines(1), count: 1)
    for count in stride(from: 2, through: starts.count, by: 1) {
      let wider = lines(count)
      guard wider.allSatisfy({ $0.width <= width }) else { break }
      best = (wider, count)
    }
    return best
  }

  private func aligned(_ table: DocumentTable) -> [Line] {
    table.groupColumns > 0 ? grouped(table) : text(table, indent: table.isPlainOnPage).lines(width: width)
  }

  private func text(_ table: DocumentTable, indent: Bool) -> TextTable {
    let margin = indent ? String(repeating: " ", count: Self.indent) : ""
    var text = TextTable(
      table.columns.enumerated().map { index, column in
        let title = table.isPlainOnPage ? "" : (index == 0 ? margin : "") + column.title
        return TextTable.Column(title, column.alignment, wraps: column.wraps)
      })
    var last: [Line]?
    for row in table.rows {
      text.add(
        row.cells.enumerated().map { index, cell in
          let isTold = table.columns[index].isToldOnce && cell.text == last?[index].text
          return (index == 0 && indent ? Line(margin) : Line([])) + (isTold ? "" : cell)
        })
      last = row.cells
    }
    return text
  }

  /// The values that rows share on a line of their own, the rows below it.
  private func grouped(_ table: DocumentTable) -> [Line] {
    let rest = table.selecting(Array(table.groupColumns..<table.columns.count))
    let rows = text(rest, indent: true).lines(width: width)
    var lines = Array(rows.prefix(1))
    var last: [Line]?
    for (row, line) in zip(table.rows, rows.dropFirst()) {
      let group = Array(row.cells.prefix(table.groupColumns))
      if group != last {
        let title = group.dropFirst().reduce(group[0]) { $0 + Line("  ") + Line($1.text, .dim) }
        lines += TextLayout.wrapped(title, width: width)
      }
      lines.append(line)
      last = group
    }
    return lines
  }
}
