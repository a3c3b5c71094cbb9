import StyledText

extension PlanReport {
  func heading(_ text: String) -> Line { Line(text, .heading) }

  func wrapped(_ line: Line, indent: Int = 2) -> [Line] {
    let lines = TextLayout.wrapped(line, width: width - indent)
    return lines.enumerated().map { $0 == 0 ? $1 : Line(String(repeating: " ", count: indent)) + $1 }
  }

  func bullet(_ text: String, role: Role = .text) -> [Line] {
    shortened(wrapped(Line("  \(symbols.marks.bullet) " + text, role), indent: 4))
  }

  /// A basis or remark under what it belongs to.
  func note(_ text: String) -> [Line] {
    text.isEmpty ? [] : shortened(wrapped(Line("  " + text, .dim)))
  }

  func factLines(_ facts: [Fact]) -> [Line] { FactTable.lines(facts, width: width) }

  /// Long remarks are cut; exports hold them whole.
  private func shortened(_ lines: [Line]) -> [Line] {
    guard lines.count > Self.mostLines else { return lines }
    let mark = " [...]"
    let last = lines[Self.mostLines - 1]
    let kept = TextLayout.prefix(last.text, width: width - CellWidth.of(mark))
    return Array(lines.prefix(Self.mostLines - 1)) + [Line(kept, last.spans.last?.role ?? .text) + Line(mark, .dim)]
  }

  private static var mostLines: Int { 4 }
}
