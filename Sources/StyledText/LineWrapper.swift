/// Breaks a line of spans at blanks, character by character, so that a word may span several roles.
struct LineWrapper {
  private let width: Int
  private var lines: [[Span]] = []
  private var current: [Span] = []
  private var currentWidth = 0
  private var word: [Span] = []
  private var wordWidth = 0
  /// Blanks seen since the last word; they vanish at a line's end.
  private var gap: [Span] = []
  private var gapWidth = 0

  init(width: Int) {
    self.width = max(1, width)
  }

  mutating func add(_ span: Span) {
    for character in span.text {
      if character.isWhitespace {
        placeWord()
        Self.append(" ", role: span.role, to: &gap)
        gapWidth += 1
      } else {
        addToWord(character, role: span.role)
      }
    }
  }

  mutating func finished() -> [Line] {
    placeWord()
    if !current.isEmpty || lines.isEmpty { lines.append(current) }
    return lines.map { Line($0) }
  }

  private mutating func addToWord(_ character: Character, role: Role) {
    let columns = CellWidth.of(character)
    // A character that is wider than the whole line can't be shown.
    guard columns <= width else { return }
    if wordWidth + columns > width { placeWord() }
    Self.append(character, role: role, to: &word)
    wordWidth += columns
  }

  private mutating func placeWord() {
    guard !word.isEmpty else { return }
    if !current.isEmpty && currentWidth + gapWidth + wordWidth > width {
      lines.append(current)
      (current, currentWidth, gap, gapWidth) = ([], 0, [], 0)
    }
    // Blanks before a line's first word are an indent only at the very beginning of the text.
    if current.isEmpty && (!lines.isEmpty || gapWidth + wordWidth > width) { (gap, gapWidth) = ([], 0) }
    for span in gap + word { Self.append(span, to: &current) }
    currentWidth += gapWidth + wordWidth
    (word, wordWidth, gap, gapWidth) = ([], 0, [], 0)
  }

  private static func append(_ character: Character, role: Role, to spans: inout [Span]) {
    append(Span(String(character), role), to: &spans)
  }

  private static func append(_ span: Span, to spans: inout [Span]) {
    if let last = spans.last, last.role == span.role {
      spans[spans.count - 1].text += span.text
    } else {
      spans.append(span)
    }
  }
}
