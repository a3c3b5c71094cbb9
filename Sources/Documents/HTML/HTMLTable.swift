import StyledText

/// Facts and tables as HTML tables, with headers that say what they head.
enum HTMLTable {
  static func text(_ facts: [Fact]) -> String {
    let rows = facts.map { fact in
      "<tr><th scope=\"row\">\(HTMLText.plain(fact.label))</th><td>\(HTMLText.value(fact.value))</td>"
        + "<td class=\"dim\">\(HTMLText.value(fact.note))</td></tr>\n"
    }
    return "<table class=\"facts\">\n<tbody>\n\(rows.joined())</tbody>\n</table>\n"
  }

  /// The columns that files show; what groups of rows share stands above them.
  static func text(_ table: DocumentTable) -> String {
    let shown = table.shown(in: .file)
    let columns = Array(shown.columns.dropFirst(shown.groupColumns))
    let head = columns.map { "<th scope=\"col\"\(alignment($0))>\(HTMLText.plain($0.title))</th>" }.joined()
    return "<div class=\"scroll\">\n<table>\n<thead>\n<tr>\(head)</tr>\n</thead>\n<tbody>\n"
      + rows(of: shown, columns) + "</tbody>\n</table>\n</div>\n"
  }

  private static func rows(of table: DocumentTable, _ columns: [DocumentTable.Column]) -> String {
    var text = ""
    var last: [Line]?
    for row in table.rows {
      let group = Array(row.cells.prefix(table.groupColumns))
      if let first = group.first, group != last {
        let others = group.dropFirst().map { " <span class=\"dim\">\(HTMLText.plain($0.text))</span>" }.joined()
        text += last == nil ? "" : "</tbody>\n<tbody>\n"
        text += "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"\(columns.count)\">"
        text += "\(HTMLText.plain(first.text))\(others)</th></tr>\n"
        last = group
      }
      text += self.row(Array(row.cells.dropFirst(table.groupColumns)), columns, row.isEmphasized)
    }
    return text
  }

  private static func row(_ cells: [Line], _ columns: [DocumentTable.Column], _ isEmphasized: Bool) -> String {
    let cells = zip(cells, columns).enumerated().map { index, cell in
      let text = HTMLText.spans(trimmed(cell.0))
      return index == 0
        ? "<th scope=\"row\"\(alignment(cell.1))>\(text)</th>" : "<td\(alignment(cell.1))>\(text)</td>"
    }
    return "<tr\(isEmphasized ? " class=\"chosen\"" : "")>\(cells.joined())</tr>\n"
  }

  private static func alignment(_ column: DocumentTable.Column) -> String {
    if column.alignment == .right { return " class=\"number\"" }
    return column.wraps ? " class=\"words\"" : ""
  }

  private static func trimmed(_ cell: Line) -> Line {
    Line(cell.spans.map { Span(String($0.text.drop { $0 == " " }), $0.role) })
  }
}
