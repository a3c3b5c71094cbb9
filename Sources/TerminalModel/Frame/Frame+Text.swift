import StyledText

extension Frame {
  /// The rows as plain text, without roles.
  package func lines(trimmingTrailingSpaces trims: Bool = true) -> [String] {
    (0..<size.height).map { y in
      let row = cells[(y * size.width)..<((y + 1) * size.width)]
      var line = String(row.filter { $0.span != .trailing }.map(\.character))
      while trims, line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The whole screen as plain text; every row ends with a line feed.
  package func text(trimmingTrailingSpaces trims: Bool = true) -> String {
    lines(trimmingTrailingSpaces: trims).map { $0 + "\n" }.joined()
  }

  /// The same frame in ASCII only; the columns stay where they are.
  package func transliterated() -> Frame {
    var frame = self
    for place in cells.indices {
      let cell = cells[place]
      let character = cell.span == .trailing ? " " : Transliteration.ascii(cell.character)
      frame.cells[place] = Cell(character: character, role: cell.role, span: .single)
    }
    return frame
  }
}
