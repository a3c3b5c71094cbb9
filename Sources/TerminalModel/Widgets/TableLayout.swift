import StyledText

/// Which columns of a table are shown, where, and how many are left out.
package struct TableLayout: Hashable, Sendable {
  package struct Place: Hashable, Sendable {
    package let column: Int
    /// Columns from the table's left edge.
    package let x: Int
    package let width: Int
  }

  package let places: [Place]
  package let hiddenColumnCount: Int
  /// Room at the right of the header for the number of hidden columns.
  package let indicatorWidth: Int
}

extension Table {
  /// Fits the columns into a width: flexible ones shrink first, then those of low priority go.
  package func layout(of rows: [TableRow], width: Int) -> TableLayout {
    let natural = columns.indices.map { naturalWidth(of: $0, rows: rows) }
    let gutter = allowsMarking ? 2 : 1
    var shown = Array(columns.indices)
    while true {
      let hidden = columns.count - shown.count
      let indicator = hidden > 0 ? String(hidden).count + 2 : 0
      let room = max(0, width - gutter - indicator)
      let least = shown.reduce(0) { $0 + leastWidth(of: $1, natural: natural[$1]) }
      let gaps = spacing * max(0, shown.count - 1)
      if least + gaps <= room || !dropOne(&shown) {
        let widths = fitted(shown, natural: natural, room: room - gaps)
        return TableLayout(
          places: places(shown, widths: widths, start: gutter, end: gutter + room), hiddenColumnCount: hidden,
          indicatorWidth: indicator)
      }
    }
  }

  func headerText(of column: TableColumn, symbols: Symbols) -> String {
    switch column.sorted {
    case .ascending: column.title + " " + String(symbols.arrows.up)
    case .descending: column.title + " " + String(symbols.arrows.down)
    case nil: column.title
    }
  }

  private func naturalWidth(of index: Int, rows: [TableRow]) -> Int {
    let column = columns[index]
    let title = showsHeader ? CellWidth.of(column.title) + (column.sorted == nil ? 0 : 2) : 0
    return rows.reduce(title) { widest, row in
      index < row.cells.count ? max(widest, CellWidth.of(row.cells[index].text)) : widest
    }
  }

  private func leastWidth(of index: Int, natural: Int) -> Int {
    switch columns[index].sizing {
    case .natural: natural
    case .flexible(let minimum): min(natural, max(minimum, 1))
    }
  }

  /// Takes away the rightmost of the least important columns; false when all that are left must stay.
  private func dropOne(_ shown: inout [Int]) -> Bool {
    guard let highest = shown.map({ columns[$0].priority }).max(), highest > 0,
      let place = shown.lastIndex(where: { columns[$0].priority == highest })
    else { return false }
    shown.remove(at: place)
    return true
  }

  /// Natural columns get what they need; flexible ones share the rest up to their own need, then evenly.
  private func fitted(_ shown: [Int], natural: [Int], room: Int) -> [Int] {
    var widths = shown.map { leastWidth(of: $0, natural: natural[$0]) }
    let flexible = shown.indices.filter { if case .flexible = columns[shown[$0]].sizing { true } else { false } }
    let spare = room - widths.reduce(0, +)
    guard spare > 0, !flexible.isEmpty else { return widths }
    let needs = flexible.map { Double(natural[shown[$0]] - widths[$0]) }
    let forNeeds = min(spare, Int(needs.reduce(0, +)))
    for (place, share) in zip(flexible, Apportionment.shares(of: forNeeds, weights: needs)) { widths[place] += share }
    let even = Apportionment.shares(of: spare - forNeeds, weights: flexible.map { _ in 1 })
    for (place, share) in zip(flexible, even) { widths[place] += share }
    return widths
  }

  private func places(_ shown: [Int], widths: [Int], start: Int, end: Int) -> [TableLayout.Place] {
    var x = start
    var places: [TableLayout.Place] = []
    for (column, width) in zip(shown, widths) {
      places.append(.init(column: column, x: x, width: min(width, max(0, end - x))))
      x += width + spacing
    }
    return places
  }
}
