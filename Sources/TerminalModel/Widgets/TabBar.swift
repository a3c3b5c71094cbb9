import StyledText

/// The names of the screens with their keys; the active one stands out.
package struct TabBar: Hashable, Sendable {
  package var titles: [String]
  package var active: Int

  package init(_ titles: [String], active: Int) {
    self.titles = titles
    self.active = active
  }

  /// Draws in the area's first row and returns the columns used; where room is short only the active name stays.
  @discardableResult
  package func draw(into frame: inout Frame, in area: Rectangle, look: Look) -> Int {
    guard !area.isEmpty else { return 0 }
    var used = 0
    frame.clipped(to: area) { frame in
      var line = line(shortened: false, look)
      if line.width > area.width { line = self.line(shortened: true, look) }
      used = frame.draw(line, at: area.origin, maximumWidth: area.width, ellipsis: look.symbols.marks.ellipsis)
    }
    return used
  }

  private func line(shortened: Bool, _ look: Look) -> Line {
    var spans: [Span] = []
    for (index, title) in titles.enumerated() {
      let isActive = index == active
      let name = shortened && !isActive ? "\(index + 1)" : "\(index + 1) \(title)"
      // Brackets say in mono, and to a screen reader, which one is active.
      spans.append(isActive ? Span("[\(name)]", .activeTab) : Span(" \(name) ", .tab))
    }
    return Line(spans)
  }
}
