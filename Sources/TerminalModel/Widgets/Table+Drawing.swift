import StyledText

extension Table {
  /// Draws the header and the rows in sight, the selected one among them; never outside the area.
  package func draw(
    _ rows: [TableRow], state: ScrollState, isFocused: Bool = true, into frame: inout Frame, in area: Rectangle,
    look: Look
  ) {
    guard !area.isEmpty else { return }
    frame.clipped(to: area) { frame in
      var body = area
      let header = body.takeTop(headerHeight(in: area))
      let window = state.window(count: rows.count, height: body.height)
      let bar = rows.count > window.count ? body.takeRight(1) : .zero
      let layout = layout(of: rows, width: area.width - bar.width)
      drawHeader(layout, into: &frame, in: header, look: look)
      if rows.isEmpty {
        frame.draw(
          emptyMessage, at: body.origin.moved(right: 1), style: .dim, maximumWidth: body.width - 1,
          ellipsis: look.symbols.marks.ellipsis)
      }
      let selection = state.selection(count: rows.count)
      for index in window {
        let line = body.takeTop(1)
        let highlight: Role? = index == selection ? (isFocused ? .selected : .selectedElsewhere) : nil
        draw(rows[index], layout, highlight: highlight, into: &frame, in: line, look: look)
        if header.isEmpty && index == window.lowerBound {
          drawHiddenCount(layout, into: &frame, in: line, role: highlight ?? .dim)
        }
      }
      ScrollBar.draw(window, of: rows.count, into: &frame, in: bar, look: look)
    }
  }

  private func drawHeader(_ layout: TableLayout, into frame: inout Frame, in line: Rectangle, look: Look) {
    for place in layout.places {
      let column = columns[place.column]
      frame.draw(
        headerText(of: column, symbols: look.symbols), in: cell(place, line), aligned: column.alignment,
        style: .heading, ellipsis: look.symbols.marks.ellipsis)
    }
    drawHiddenCount(layout, into: &frame, in: line, role: .dim)
  }

  private func draw(
    _ row: TableRow, _ layout: TableLayout, highlight: Role?, into frame: inout Frame, in line: Rectangle, look: Look
  ) {
    let marks = look.symbols.marks
    if let highlight {
      frame.fill(line, style: highlight)
      frame.draw(String(marks.selection), at: line.origin, style: highlight)
    }
    if allowsMarking && row.isMarked {
      frame.draw(String(marks.marked), at: line.origin.moved(right: 1), style: highlight ?? .accent)
    }
    for place in layout.places where place.column < row.cells.count {
      let text = row.cells[place.column]
      frame.draw(
        text.text, in: cell(place, line), aligned: columns[place.column].alignment, style: highlight ?? text.role,
        ellipsis: marks.ellipsis)
    }
  }

  /// Says at the right edge how many columns there was no room for.
  private func drawHiddenCount(_ layout: TableLayout, into frame: inout Frame, in line: Rectangle, role: Role) {
    guard layout.hiddenColumnCount > 0 else { return }
    var rest = line
    frame.draw("+\(layout.hiddenColumnCount)", at: rest.takeRight(layout.indicatorWidth - 1).origin, style: role)
  }

  private func cell(_ place: TableLayout.Place, _ line: Rectangle) -> Rectangle {
    Rectangle(x: line.x + place.x, y: line.y, width: place.width, height: line.height)
  }
}
