import StyledText

/// A horizontal line, with a title in it if there is one.
package struct Rule: Hashable, Sendable {
  package var title: String

  package init(title: String = "") {
    self.title = title
  }

  package func draw(into frame: inout Frame, in area: Rectangle, look: Look) {
    guard !area.isEmpty else { return }
    let line = Rectangle(x: area.x, y: area.y, width: area.width, height: 1)
    frame.fill(line, with: look.symbols.box.horizontal, style: .border)
    guard !title.isEmpty, area.width > 4 else { return }
    let shown = TextLayout.truncated(title, to: area.width - 4, ellipsis: look.symbols.marks.ellipsis)
    frame.clipped(to: line) { frame in
      _ = frame.draw(" \(shown) ", at: area.origin.moved(right: 1), style: .heading)
    }
  }
}
