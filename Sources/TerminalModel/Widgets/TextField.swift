import StyledText

/// The text and cursor of an input field.
package struct TextFieldState: Hashable, Sendable {
  package private(set) var characters: [Character]
  /// The number of characters before the cursor.
  package private(set) var cursor: Int
  /// Whether the whole text is selected, so that what is typed takes its place.
  package private(set) var isSelected: Bool

  /// The cursor stands at the end.
  package init(_ text: String = "", isSelected: Bool = false) {
    self.characters = Array(text)
    self.cursor = characters.count
    self.isSelected = isSelected && !text.isEmpty
  }

  package var text: String { String(characters) }
  package var isEmpty: Bool { characters.isEmpty }

  /// Applies a key; false when the field has no use for it, so that others may have it.
  package mutating func apply(_ key: Key) -> Bool {
    if isSelected, key == .backspace || key == .delete { remove(from: 0, to: characters.count) }
    defer { isSelected = false }
    switch key {
    case .character(let character): insert(String(character))
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .backspace: remove(from: max(0, cursor - 1), to: cursor)
    case .delete, .control("d"): remove(from: cursor, to: min(characters.count, cursor + 1))
    case .control("w"): remove(from: startOfWord(), to: cursor)
    case .control("u"): remove(from: 0, to: cursor)
    case .control("k"): remove(from: cursor, to: characters.count)
    default: return false
    }
    return true
  }

  /// Inserts typed or pasted text at the cursor; line breaks become blanks, other control characters are dropped.
  package mutating func insert(_ text: String) {
    let added = text.compactMap { character -> Character? in
      if character.isWhitespace { return " " }
      return CellWidth.displayable(character)?.character == character ? character : nil
    }
    if isSelected { remove(from: 0, to: characters.count) }
    isSelected = false
    characters.insert(contentsOf: added, at: cursor)
    cursor += added.count
  }

  private mutating func remove(from start: Int, to end: Int) {
    characters.removeSubrange(start..<end)
    cursor = start
  }

  private func startOfWord() -> Int {
    var place = cursor
    while place > 0 && characters[place - 1].isWhitespace { place -= 1 }
    while place > 0 && !characters[place - 1].isWhitespace { place -= 1 }
    return place
  }
}

/// One line of input, scrolled so that its cursor is in sight.
package struct TextField: Hashable, Sendable {
  package var prompt: String
  /// Shown while the field is empty.
  package var placeholder: String

  package init(prompt: String = "", placeholder: String = "") {
    self.prompt = prompt
    self.placeholder = placeholder
  }

  /// Draws the field in the area's first row and, when it has the keyboard, puts the frame's cursor into it.
  package func draw(
    _ state: TextFieldState, isFocused: Bool, into frame: inout Frame, in area: Rectangle, look: Look
  ) {
    guard !area.isEmpty else { return }
    frame.clipped(to: area) { frame in
      var line = area
      let ellipsis = look.symbols.marks.ellipsis
      let label = line.takeLeft(min(CellWidth.of(prompt), area.width / 2))
      frame.draw(prompt, at: label.origin, style: .key, maximumWidth: label.width, ellipsis: ellipsis)
      guard !line.isEmpty else { return }
      frame.fill(Rectangle(x: line.x, y: line.y, width: line.width, height: 1), style: .inputField)
      if state.isEmpty {
        frame.draw(placeholder, at: line.origin, style: .dim, maximumWidth: line.width, ellipsis: ellipsis)
      }
      let (visible, column) = window(state, width: line.width)
      frame.draw(
        visible, at: line.origin, style: state.isSelected ? .selected : .inputField, maximumWidth: line.width)
      if isFocused && frame.clip.contains(line.origin.moved(right: column)) {
        frame.cursor = line.origin.moved(right: column)
      }
    }
  }

  /// The part of the text that fits with the cursor in sight, and the cursor's column in it.
  private func window(_ state: TextFieldState, width: Int) -> (text: String, cursor: Int) {
    var start = state.cursor
    var column = 0
    while start > 0 {
      let columns = CellWidth.of(state.characters[start - 1])
      // The last column is kept for the cursor behind the text.
      guard column + columns <= width - 1 else { break }
      start -= 1
      column += columns
    }
    return (String(state.characters[start...]), column)
  }
}
