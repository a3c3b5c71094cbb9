import StyledText

/// The names of the screens with their keys; the active one stands out.
package struct TabBar: Hashable, Sendable {
  /// A screen's name and the number that leads to it.
  package struct Tab: Hashable, Sendable {
    package let number: Int
    package let title: String

    package init(number: Int, title: String) {
      self.number = number
      self.title = title
    }
  }

  package var tabs: [Tab]
  /// The place of the one in sight.
  package var active: Int

  package init(_ tabs: [Tab], active: Int) {
    self.tabs = tabs
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
    for (index, tab) in tabs.enumerated() {
      let isActive = index == active
      let name = shortened && !isActive ? "\(tab.number)" : "\(tab.number) \(tab.title)"
      // Brackets say in mono, and to a screen reader, which one is active.
      spans.append(isActive ? Span("[\(name)]", .activeTab) : Span(" \(name) ", .tab))
    }
    return Line(spans)
  }
}
