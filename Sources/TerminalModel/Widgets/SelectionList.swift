import StyledText

/// A line of a list to choose from.
package struct ListItem: Hashable, Sendable {
  /// What is searched and shown first.
  package var title: String
  /// Shown at the right, where there is room.
  package var detail: String
  package var role: Role

  package init(_ title: String, detail: String = "", role: Role = .text) {
    self.title = title
    self.detail = detail
    self.role = role
  }
}

/// The query and the selection of a list that is searched while one types.
package struct SelectionListState: Hashable, Sendable {
  package var query: TextFieldState
  /// Counts the matches, not the items.
  package var scroll: ScrollState

  package init(query: String = "") {
    self.query = TextFieldState(query)
    self.scroll = .list
  }

  /// The items that the query finds, the best first.
  package func matches(_ items: [ListItem]) -> [TextFilter.Match] {
    TextFilter(query.text).matches(in: items.map(\.title))
  }

  /// The place in `items` of the selected one; nil when nothing was found.
  package func selectedItem(of items: [ListItem]) -> Int? {
    let found = matches(items)
    return scroll.selection(count: found.count).map { found[$0].index }
  }

  /// Applies a key: arrows and pages move, everything else edits the query; false when it is neither.
  package mutating func apply(_ key: Key, items: [ListItem], height: Int) -> Bool {
    if let motion = Self.motion(key) {
      scroll.move(motion, count: matches(items).count, height: height)
      return true
    }
    let before = query.characters
    guard query.apply(key) else { return false }
    if query.characters != before { scroll = .list }
    return true
  }

  /// Inserts pasted text into the query.
  package mutating func paste(_ text: String) {
    query.insert(text)
    scroll = .list
  }

  private static func motion(_ key: Key) -> Motion? {
    switch key {
    case .up, .control("p"): .up
    case .down, .control("n"): .down
    case .pageUp: .pageUp
    case .pageDown: .pageDown
    default: nil
    }
  }
}

/// A list with its search field on top: pickers, the palette, the catalog.
package struct SelectionList: Hashable, Sendable {
  package var field: TextField
  /// Said when the query finds nothing.
  package var emptyMessage: String

  package init(prompt: String = "/ ", placeholder: String = "", emptyMessage: String = "nothing found") {
    self.field = TextField(prompt: prompt, placeholder: placeholder)
    self.emptyMessage = emptyMessage
  }

  /// How many items are in sight in an area, for moving by pages.
  package func visibleRowCount(in area: Rectangle) -> Int { max(0, area.height - 1) }

  package func draw(
    _ items: [ListItem], state: SelectionListState, isFocused: Bool = true, into frame: inout Frame,
    in area: Rectangle, look: Look
  ) {
    guard !area.isEmpty else { return }
    frame.clipped(to: area) { frame in
      var body = area
      let found = state.matches(items)
      drawField(state, counts: "\(found.count)/\(items.count)", isFocused, into: &frame, in: body.takeTop(1), look)
      let window = state.scroll.window(count: found.count, height: body.height)
      let bar = found.count > window.count ? body.takeRight(1) : .zero
      if found.isEmpty {
        frame.draw(
          emptyMessage, at: body.origin.moved(right: 1), style: .dim, maximumWidth: body.width - 1,
          ellipsis: look.symbols.marks.ellipsis)
      }
      let selected = state.scroll.selection(count: found.count)
      for place in window {
        let highlight: Role? = place == selected ? (isFocused ? .selected : .selectedElsewhere) : nil
        draw(items[found[place].index], found[place], highlight, into: &frame, in: body.takeTop(1), look)
      }
      ScrollBar.draw(window, of: found.count, into: &frame, in: bar, look: look)
    }
  }

  private func drawField(
    _ state: SelectionListState, counts: String, _ isFocused: Bool, into frame: inout Frame, in area: Rectangle,
    _ look: Look
  ) {
    var line = area
    if line.width >= counts.count + 12 {
      frame.draw(counts, in: line.takeRight(counts.count + 1), aligned: .right, style: .dim, ellipsis: " ")
    }
    field.draw(state.query, isFocused: isFocused, into: &frame, in: line, look: look)
  }

  private func draw(
    _ item: ListItem, _ match: TextFilter.Match, _ highlight: Role?, into frame: inout Frame, in area: Rectangle,
    _ look: Look
  ) {
    var line = area
    if let highlight {
      frame.fill(line, style: highlight)
      frame.draw(String(look.symbols.marks.selection), at: line.origin, style: highlight)
    }
    _ = line.takeLeft(2)
    let ellipsis = look.symbols.marks.ellipsis
    let detailWidth = CellWidth.of(item.detail)
    if detailWidth > 0 && CellWidth.of(item.title) + detailWidth + 2 <= line.width {
      frame.draw(item.detail, in: line.takeRight(detailWidth), aligned: .right, style: highlight ?? .dim, ellipsis: " ")
    }
    let title = highlight == nil ? Self.highlighted(item, match.positions) : Line(item.title, highlight ?? item.role)
    frame.draw(title, at: line.origin, maximumWidth: line.width, ellipsis: ellipsis)
  }

  private static func highlighted(_ item: ListItem, _ positions: [Int]) -> Line {
    guard !positions.isEmpty else { return Line(item.title, item.role) }
    let hits = Set(positions)
    var spans: [Span] = []
    for (place, character) in item.title.enumerated() {
      let role = hits.contains(place) ? .match : item.role
      if spans.last?.role == role {
        spans[spans.count - 1].text.append(character)
      } else {
        spans.append(Span(String(character), role))
      }
    }
    return Line(spans)
  }
}
