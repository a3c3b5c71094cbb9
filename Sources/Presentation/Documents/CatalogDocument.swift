import Catalogs
import Documents
import StyledText

/// Catalog entries as documents: one with its numbers and their sources, or many as a list.
package enum CatalogDocument {
  /// One entry, called by its kind and id: "scheme w4a16-g128".
  package static func entry(_ title: String, _ facts: [Fact]) -> Document {
    Document(
      title: title, sections: [Section(title, headingOnly: .page, [.facts(facts)])],
      records: Records(
        columns: ["label", "value", "note"],
        rows: facts.map { fact in [fact.label, fact.value, fact.note].map { .text($0) } }))
  }

  /// An entry of a list.
  package struct Row {
    package let entry: CatalogEntry
    /// What the kind's columns say of it; nil where the entry can't be read.
    package let details: [String]?

    package init(_ entry: CatalogEntry, details: [String]?) {
      self.entry = entry
      self.details = details
    }
  }

  /// Many entries; those of one kind have its columns.
  package static func list(_ rows: [Row], title: String, columns: [DocumentTable.Column]) -> Document {
    var table = DocumentTable(
      [.init("Kind", only: columns.isEmpty ? nil : .file), .init("Id")] + columns
        + [.init("Name", wraps: true), .init("Aliases", wraps: true, only: .file)])
    for row in rows {
      let details = row.details ?? columns.map { _ in "" }
      table.add(
        [Line(row.entry.kind.singular, .dim), Line(row.entry.id, row.details == nil ? .bad : .accent)]
          + (details + [row.details == nil ? "" : row.entry.name, row.entry.aliases.joined(separator: ", ")])
          .map { Line($0) })
    }
    return Document(title: title, sections: [Section([.table(table)])], records: records(rows.map(\.entry)))
  }

  private static func records(_ entries: [CatalogEntry]) -> Records {
    Records(
      columns: ["kind", "id", "name", "aliases", "path"],
      rows: entries.map { entry in
        [entry.kind.rawValue, entry.id, entry.name, entry.aliases.joined(separator: ";"), entry.path]
          .map { .text($0) }
      })
  }
}
