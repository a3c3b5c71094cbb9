import Catalogs
import Documents
import StyledText

/// Figures of catalog entries as documents: where they are from, or how a user's own differ.
package enum FigureDocument {
  package static func sources(_ title: String, _ figures: [EntryFigure]) -> Document {
    var table = DocumentTable([
      .init("Key", wraps: true), .init("Value", .right), .init("Of", isOptional: true),
      .init("Basis", wraps: true, isOptional: true, isToldOnce: true),
      .init("Source", wraps: true, isOptional: true, isToldOnce: true),
    ])
    for figure in figures {
      table.add([
        Line(figure.keyPath, .accent), Line(figure.value), Line(figure.date ?? DocumentTable.unknown, .dim),
        Line(figure.basis ?? DocumentTable.unknown), Line(figure.source ?? DocumentTable.unknown),
      ])
    }
    return Document(
      title: title, sections: [Section(title, headingOnly: .page, [.table(table)])],
      records: Records(
        columns: ["key", "value", "date", "basis", "source"],
        rows: figures.map { [.text($0.keyPath), .text($0.value), .init($0.date), .init($0.basis), .init($0.source)] }))
  }

  package static func differences(_ title: String, _ differences: [EntryDifference]) -> Document {
    var table = DocumentTable([
      .init("Key", wraps: true), .init("Shipped", wraps: true), .init("Your own", wraps: true),
    ])
    for difference in differences {
      table.add([
        Line(difference.keyPath, .accent), Line(difference.shipped ?? DocumentTable.unknown),
        Line(difference.own ?? DocumentTable.unknown),
      ])
    }
    let none = differences.isEmpty ? [Block.paragraph("Nothing differs.", .dim)] : []
    return Document(
      title: title, sections: [Section(title, headingOnly: .page, [.table(table)] + none)],
      records: Records(
        columns: ["key", "shipped", "own"],
        rows: differences.map { [.text($0.keyPath), .init($0.shipped), .init($0.own)] }))
  }
}
