import StyledText

/// Documents as Markdown, for an issue, a wiki or a colleague.
package enum MarkdownRenderer {
  package static func text(_ document: Document) -> String {
    let title = "# \(plain(document.title))\n"
    return ([title] + banner(document.banner) + document.sections.map(section)).filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private static func banner(_ banner: Banner?) -> [String] {
    guard let banner else { return [] }
    return ["**\(banner.word)**: \(plain(banner.sentence))\n", list(banner.points.map(\.text))]
  }

  /// Nothing where a section has only pictures, which Markdown can't draw.
  private static func section(_ section: Section) -> String {
    let blocks = section.blocks(in: .file).map(text).filter { !$0.isEmpty }
    guard !blocks.isEmpty else { return "" }
    let heading = section.heading(in: .file)
    let basis = section.basis.isEmpty ? [] : ["Basis: \(plain(section.basis)).\n"]
    return ((heading.isEmpty ? [] : ["## \(plain(heading))\n"]) + basis + blocks).joined(separator: "\n")
  }

  private static func text(_ block: Block) -> String {
    switch block.content {
    case .facts(let facts): table(facts)
    case .table(let table): text(table)
    case .bar, .ranges, .histogram: ""
    case .list(let items): list(items.map { $0.detail.isEmpty ? $0.text : "\($0.text) (\($0.detail))" })
    case .remarks(let remarks): remarks.count == 1 ? plain(remarks[0]) + "\n" : list(remarks)
    case .paragraph(let line): plain(line.text) + "\n"
    }
  }

  private static func table(_ facts: [Fact]) -> String {
    var table = MarkdownTable([("", .left), ("", .left), ("Note", .left)])
    for fact in facts { table.add([fact.label, fact.value, fact.note]) }
    return table.text
  }

  private static func text(_ table: DocumentTable) -> String {
    let shown = table.shown(in: .file)
    var text = MarkdownTable(shown.columns.map { ($0.title, $0.alignment) })
    for row in shown.rows { text.add(row.cells.map(\.text)) }
    return text.text
  }

  private static func list(_ items: [String]) -> String { items.map { "- " + plain($0) + "\n" }.joined() }
  private static func plain(_ text: String) -> String { MarkdownText.plain(text) }
}
