import StyledText

/// The smallest part of a document that a renderer lays out.
package struct Block: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case facts([Fact])
    case table(DocumentTable)
    case bar(ShareBar)
    case ranges(RangeChart)
    case histogram(Histogram)
    case list([Item])
    /// The small print below numbers: bases and notes.
    case remarks([String])
    case paragraph(Line)
  }

  package let content: Content
  /// The medium that the block is meant for; nil for all.
  package var only: Medium?

  package static func facts(_ facts: [Fact]) -> Block { Block(content: .facts(facts)) }
  package static func table(_ table: DocumentTable) -> Block { Block(content: .table(table)) }
  package static func bar(_ bar: ShareBar) -> Block { Block(content: .bar(bar)) }
  package static func ranges(_ chart: RangeChart) -> Block { Block(content: .ranges(chart)) }
  package static func histogram(_ histogram: Histogram) -> Block { Block(content: .histogram(histogram)) }
  package static func list(_ items: [Item]) -> Block { Block(content: .list(items)) }
  package static func remarks(_ remarks: [String]) -> Block {
    Block(content: .remarks(remarks.filter { !$0.isEmpty }))
  }
  package static func paragraph(_ text: String, _ role: Role = .text) -> Block {
    Block(content: .paragraph(Line(text, role)))
  }
  package static func paragraph(_ line: Line) -> Block { Block(content: .paragraph(line)) }

  /// The block for one medium alone.
  package func only(_ medium: Medium) -> Block { Block(content: content, only: medium) }

  var isEmpty: Bool {
    switch content {
    case .facts(let facts): facts.isEmpty
    case .table(let table): table.rows.isEmpty
    case .bar(let bar): bar.segments.isEmpty
    case .ranges(let chart): chart.rows.isEmpty
    case .histogram(let histogram): histogram.values.isEmpty
    case .list(let items): items.isEmpty
    case .remarks(let remarks): remarks.isEmpty
    case .paragraph(let line): line.text.isEmpty
    }
  }
}
