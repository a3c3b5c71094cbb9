/// Rows and columns as lines of text: headings, aligned cells, and one column that wraps when space is short.
package struct TextTable {
  package struct Column: Sendable {
    package let title: String
    package let alignment: Alignment
    /// Whether cells may be broken over several lines.
    package let wraps: Bool

    package init(_ title: String, _ alignment: Alignment = .left, wraps: Bool = false) {
      self.title = title
      self.alignment = alignment
      self.wraps = wraps
    }
  }

  package let columns: [Column]
  package private(set) var rows: [[Line]] = []
  /// Blanks between columns; where headings tell them apart and room is short, one has to do.
  private static let gap = 2
  /// No column is squeezed below this.
  private static let narrowest = 12

  package init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row; cells that are missing stay blank.
  package mutating func add(_ cells: [Line]) {
    rows.append((0..<columns.count).map { $0 < cells.count ? cells[$0] : "" })
  }

  /// Headings, then the rows, in at most `width` columns where the wrapping columns allow it.
  package func lines(width: Int) -> [Line] {
    let natural = naturalWidths
    let isHeaded = columns.contains { !$0.title.isEmpty }
    let gap = isHeaded && natural.reduce(Self.gap * (columns.count - 1), +) > width ? 1 : Self.gap
    let widths = columnWidths(natural, room: width - gap * (columns.count - 1))
    var lines: [Line] = []
    if isHeaded {
      lines += render(columns.map { Line($0.title, .heading) }, widths: widths, gap: gap)
    }
    for row in rows { lines += render(row, widths: widths, gap: gap) }
    return lines
  }

  private var naturalWidths: [Int] {
    columns.enumerated().map { index, column in
      rows.reduce(CellWidth.of(column.title)) { max($0, $1[index].width) }
    }
  }

  /// The widths in which the columns fit without the gaps between them, as far as those that wrap allow it.
  private func columnWidths(_ natural: [Int], room: Int) -> [Int] {
    var widths = natural
    var excess = widths.reduce(0, +) - room
    for index in columns.indices.reversed() where columns[index].wraps && excess > 0 {
      let narrower = max(widths[index] - excess, min(Self.narrowest, widths[index]))
      excess -= widths[index] - narrower
      widths[index] = narrower
    }
    return widths
  }

  private func render(_ cells: [Line], widths: [Int], gap: Int) -> [Line] {
    let wrapped = cells.enumerated().map { index, cell in
      columns[index].wraps ? TextLayout.wrapped(cell, width: widths[index]) : [cell]
    }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { row in
      var spans: [Span] = []
      for (index, lines) in wrapped.enumerated() {
        let cell = row < lines.count ? lines[row] : ""
        spans += padded(cell, to: widths[index], column: columns[index], isLast: index == columns.count - 1)
        if index < columns.count - 1 { spans.append(Span(String(repeating: " ", count: gap))) }
      }
      return Line(spans).trimmingEnd()
    }
  }

  private func padded(_ cell: Line, to width: Int, column: Column, isLast: Bool) -> [Span] {
    let blank = String(repeating: " ", count: max(width - cell.width, 0))
    guard !blank.isEmpty else { return cell.spans }
    switch column.alignment {
    case .right: return [Span(blank)] + cell.spans
    case .left, .center: return isLast ? cell.spans : cell.spans + [Span(blank)]
    }
  }
}

extension Line {
  /// The line without blanks at its end.
  func trimmingEnd() -> Line {
    var spans = spans
    while let last = spans.last {
      let kept = last.text.reversed().drop { $0 == " " }
      if kept.count == last.text.count && !kept.isEmpty { break }
      spans.removeLast()
      if !kept.isEmpty {
        spans.append(Span(String(String(kept).reversed()), last.role))
        break
      }
    }
    return Line(spans)
  }
}
