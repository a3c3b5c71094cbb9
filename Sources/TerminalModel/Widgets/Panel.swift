import StyledText

/// A box with a title in its upper edge and a hint in its lower one.
package struct Panel: Hashable, Sendable {
  package var title: String
  package var hint: String
  package var isFocused: Bool

  package init(title: String = "", hint: String = "", isFocused: Bool = false) {
    self.title = title
    self.hint = hint
    self.isFocused = isFocused
  }

  /// The room inside the box; areas too small for a box have none and are all room.
  package func interior(of area: Rectangle) -> Rectangle {
    area.width < 3 || area.height < 3 ? area : area.inset(columns: 1, rows: 1)
  }

  /// Draws the box and returns the room inside it.
  @discardableResult
  package func draw(into frame: inout Frame, in area: Rectangle, look: Look) -> Rectangle {
    let interior = interior(of: area)
    guard interior != area else { return area }
    frame.clipped(to: area) { frame in
      drawEdges(into: &frame, area, look)
      let ellipsis = look.symbols.marks.ellipsis
      let room = area.width - 6
      if !title.isEmpty && room > 0 {
        let shown = TextLayout.truncated(title, to: room, ellipsis: ellipsis)
        frame.draw(" \(shown) ", at: area.origin.moved(right: 2), style: isFocused ? .accent : .title)
      }
      if !hint.isEmpty && room > 0 {
        let shown = " " + TextLayout.truncated(hint, to: room, ellipsis: ellipsis) + " "
        let x = area.endX - 2 - CellWidth.of(shown)
        frame.draw(shown, at: Point(x: x, y: area.endY - 1), style: .dim)
      }
    }
    return interior
  }

  /// Blanks a rectangle of the wanted size in the middle of the bounds, boxes it, and returns the room inside.
  package func drawOverlay(size: Size, into frame: inout Frame, in bounds: Rectangle, look: Look) -> Rectangle {
    let area = bounds.centered(size)
    frame.fill(area)
    if let cursor = frame.cursor, area.contains(cursor) { frame.cursor = nil }
    return draw(into: &frame, in: area, look: look)
  }

  private func drawEdges(into frame: inout Frame, _ area: Rectangle, _ look: Look) {
    let box = look.symbols.box
    let role: Role = isFocused ? .accent : .border
    let (right, bottom) = (area.endX - 1, area.endY - 1)
    for y in [area.y, bottom] {
      frame.fill(Rectangle(x: area.x, y: y, width: area.width, height: 1), with: box.horizontal, style: role)
    }
    for x in [area.x, right] {
      frame.fill(Rectangle(x: x, y: area.y, width: 1, height: area.height), with: box.vertical, style: role)
    }
    let corners = [
      (box.topLeft, area.x, area.y), (box.topRight, right, area.y), (box.bottomLeft, area.x, bottom),
      (box.bottomRight, right, bottom),
    ]
    for (corner, x, y) in corners { frame.draw(String(corner), at: Point(x: x, y: y), style: role) }
  }
}
