import StyledText

/// Documents as lines of text for a terminal, or for a file that is read like one.
package struct PageRenderer {
  let width: Int
  let symbols: Symbols
  /// Columns that everything below a heading is moved to the right.
  static let indent = 2
  private static let narrowest = 40

  package init(width: Int, symbols: Symbols) {
    self.width = max(width, Self.narrowest)
    self.symbols = symbols
  }

  /// The title, the answer and the sections with a blank line between them.
  package func lines(_ document: Document) -> [Line] {
    let title = document.isTitledOnPage ? TextLayout.wrapped(Line(document.title, .heading), width: width) : []
    return Self.spaced([title, document.banner.map(lines) ?? []] + document.sections.map(lines))
  }

  /// Sections alone, with a blank line between them.
  package func lines(_ sections: [Section]) -> [Line] { Self.spaced(sections.map(lines)) }

  private static func spaced(_ parts: [[Line]]) -> [Line] {
    parts.filter { !$0.isEmpty }.reduce(into: [Line]()) { page, part in
      page += (page.isEmpty ? [] : [""]) + part
    }
  }

  private func lines(_ banner: Banner) -> [Line] {
    wrapped(Line(banner.sentence, banner.role), hanging: Self.indent) + banner.points.flatMap(bullet)
  }

  private func lines(_ section: Section) -> [Line] {
    let blocks = section.blocks(in: .page)
    guard !blocks.isEmpty else { return [] }
    let heading = section.heading(in: .page)
    let basis = section.basis.isEmpty ? Line([]) : Line(", " + section.basis)
    return (heading.isEmpty ? [] : wrapped(Line(heading, .heading) + basis, hanging: Self.indent))
      + blocks.flatMap { lines($0, indent: heading.isEmpty ? 0 : Self.indent) }
  }

  private func lines(_ block: Block, indent: Int) -> [Line] {
    switch block.content {
    case .facts(let facts): FactTable.lines(facts, width: width)
    case .table(let table): lines(table)
    case .bar(let bar): lines(bar).map { Self.blanks(Self.indent) + $0 }
    case .ranges: []
    case .histogram(let histogram): lines(histogram)
    case .list(let items): items.flatMap(bullet)
    case .remarks(let remarks):
      remarks.flatMap { wrapped(Self.blanks(indent) + Line($0, .dim), hanging: indent) }
    case .paragraph(let line): wrapped(Self.blanks(indent) + line, hanging: indent)
    }
  }

  private func bullet(_ item: Item) -> [Line] {
    let text = Line("  \(symbols.marks.bullet) " + item.text, item.role)
    // What is to be typed or pasted stays in one line, however long.
    let detail = item.detail.isEmpty ? [] : [Line("    " + item.detail, .dim)]
    return wrapped(text, hanging: 4) + detail
  }

  /// The line wrapped, every line but the first moved to the right.
  private func wrapped(_ line: Line, hanging indent: Int) -> [Line] {
    let lines = TextLayout.wrapped(line, width: width - indent)
    return lines.enumerated().map { $0 == 0 ? $1 : Self.blanks(indent) + $1 }
  }

  private static func blanks(_ count: Int) -> Line {
    count == 0 ? Line([]) : Line(String(repeating: " ", count: count))
  }
}
