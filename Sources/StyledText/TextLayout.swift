/// Fitting text into a number of columns: shortening, padding and wrapping.
package enum TextLayout {
  /// The text in at most `width` columns; what is cut off is replaced by the ellipsis.
  package static func truncated(_ text: some StringProtocol, to width: Int, ellipsis: Character) -> String {
    guard CellWidth.of(text) > width else { return String(text) }
    let mark = CellWidth.of(ellipsis)
    guard width >= mark else { return "" }
    return prefix(text, width: width - mark) + String(ellipsis)
  }

  /// The longest beginning of a text that takes at most `width` columns.
  package static func prefix(_ text: some StringProtocol, width: Int) -> String {
    var taken = ""
    var used = 0
    for character in text {
      let columns = CellWidth.of(character)
      guard used + columns <= width else { break }
      taken.append(character)
      used += columns
    }
    return taken
  }

  /// The text with blanks added up to `width` columns; longer texts are returned as they are.
  package static func padded(_ text: String, to width: Int, aligned alignment: Alignment = .left) -> String {
    let missing = max(0, width - CellWidth.of(text))
    let before =
      switch alignment {
      case .left: 0
      case .center: missing / 2
      case .right: missing
      }
    return String(repeating: " ", count: before) + text + String(repeating: " ", count: missing - before)
  }

  /// A plain text wrapped at blanks; line feeds stay, and words longer than a line are cut.
  package static func wrapped(_ text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { wrapped(Line(String($0)), width: width) }
      .map(\.text)
  }

  /// A line wrapped at blanks, each word in its role and no overlong one whole; always at least one line, and none wider
  /// than `width`.
  package static func wrapped(_ line: Line, width: Int) -> [Line] {
    guard width > 0 else { return [] }
    guard line.width > width else { return [line] }
    var wrapper = LineWrapper(width: width)
    for span in line.spans { wrapper.add(Span(OverlongWord.clipped(span.text), span.role)) }
    return wrapper.finished()
  }
}
