import StyledText

extension Frame {
  /// Draws one line of text and returns the columns that it uses, those out of reach included.
  ///
  /// Nothing is drawn beyond `maximumWidth`; a text that is longer ends with `ellipsis` if one is given.
  /// Control characters are shown as a replacement mark, so that a text can never speak to the terminal.
  @discardableResult
  package mutating func draw(
    _ text: some StringProtocol, at origin: Point, style role: Role = .text, maximumWidth: Int? = nil,
    ellipsis: Character? = nil
  ) -> Int {
    let limit = max(0, maximumWidth ?? Int.max)
    if let ellipsis, limit < Int.max, CellWidth.of(text) > limit {
      let shortened = TextLayout.truncated(text, to: limit, ellipsis: ellipsis)
      return draw(shortened, at: origin, style: role)
    }
    var used = 0
    for character in text {
      guard let shown = CellWidth.displayable(character) else { continue }
      guard used + shown.width <= limit else { break }
      put(shown.character, width: shown.width, at: origin.moved(right: used), role: role)
      used += shown.width
    }
    return used
  }

  /// Draws spans one after the other and returns the columns used.
  @discardableResult
  package mutating func draw(
    _ line: Line, at origin: Point, maximumWidth: Int? = nil, ellipsis: Character? = nil
  ) -> Int {
    let limit = max(0, maximumWidth ?? Int.max)
    let mustShorten = line.width > limit
    var used = 0
    for span in line.spans {
      let left = limit - used
      // The span in which the limit falls carries the ellipsis, also when it would itself just fit.
      let isLast = mustShorten && used + CellWidth.of(span.text) >= limit
      let text = isLast && ellipsis != nil ? span.text + "\u{20}\u{20}" : span.text
      used += draw(text, at: origin.moved(right: used), style: span.role, maximumWidth: left, ellipsis: ellipsis)
      if isLast { break }
    }
    return used
  }

  /// Draws text within a rectangle's first row, aligned, and shortened with the ellipsis where it doesn't fit.
  package mutating func draw(
    _ text: some StringProtocol, in area: Rectangle, aligned alignment: Alignment, style role: Role = .text,
    ellipsis: Character
  ) {
    guard !area.isEmpty else { return }
    let free = max(0, area.width - CellWidth.of(text))
    let offset =
      switch alignment {
      case .left: 0
      case .center: free / 2
      case .right: free
      }
    draw(
      text, at: area.origin.moved(right: offset), style: role, maximumWidth: area.width - offset, ellipsis: ellipsis)
  }

  /// Fills a rectangle with one character, which must be one column wide.
  package mutating func fill(_ area: Rectangle, with character: Character = " ", style role: Role = .text) {
    let reach = clip.intersection(area)
    guard !reach.isEmpty, let shown = CellWidth.displayable(character), shown.width == 1 else { return }
    for y in reach.y..<reach.endY {
      for x in reach.x..<reach.endX {
        put(shown.character, width: 1, at: Point(x: x, y: y), role: role)
      }
    }
  }

  /// Gives the cells of a rectangle another role and keeps their characters.
  package mutating func tint(_ area: Rectangle, style role: Role) {
    let reach = clip.intersection(area)
    guard !reach.isEmpty else { return }
    for y in reach.y..<reach.endY {
      for x in reach.x..<reach.endX { cells[index(Point(x: x, y: y))].role = role }
    }
  }

  /// Writes one character; a wide one that is only partly in reach leaves a blank there.
  private mutating func put(_ character: Character, width: Int, at point: Point, role: Role) {
    if width == 1 {
      set(Cell(character: character, role: role, span: .single), at: point)
      return
    }
    let next = point.moved(right: 1)
    if clip.contains(point) && clip.contains(next) {
      set(Cell(character: character, role: role, span: .leading), at: point)
      set(Cell(character: character, role: role, span: .trailing), at: next)
    } else {
      set(Cell(character: " ", role: role, span: .single), at: point)
      set(Cell(character: " ", role: role, span: .single), at: next)
    }
  }

  /// Stores a cell in reach, and blanks the other half of a wide character that it overwrites.
  private mutating func set(_ cell: Cell, at point: Point) {
    guard clip.contains(point) else { return }
    let place = index(point)
    let old = cells[place].span
    if old == .leading { blank(place + 1) }
    if old == .trailing { blank(place - 1) }
    cells[place] = cell
  }

  private mutating func blank(_ place: Int) {
    cells[place] = Cell(character: " ", role: cells[place].role, span: .single)
  }
}
