import Catalogs
import JSON
import Presentation

/// A list of catalog entries as a file's text.
package enum CatalogExport {
  private static let schemaVersion = 1

  package static func text(_ entries: [CatalogEntry], as format: ExportFormat) throws -> String {
    switch format {
    case .json: try JSONText.encode(Document(entries: entries.map(Entry.init)))
    case .csv: csv(entries)
    case .markdown: markdown(entries)
    }
  }

  private struct Document: Encodable {
    let schemaVersion = CatalogExport.schemaVersion
    let entries: [Entry]
  }

  private struct Entry: Encodable {
    let kind: String
    let id: String
    let name: String
    let aliases: [String]
    let path: String

    init(_ entry: CatalogEntry) {
      kind = entry.kind.rawValue
      id = entry.id
      name = entry.name
      aliases = entry.aliases
      path = entry.path
    }
  }

  private static func csv(_ entries: [CatalogEntry]) -> String {
    var csv = DelimitedText(header: ["kind", "id", "name", "aliases", "path"])
    for entry in entries {
      csv.add([entry.kind.rawValue, entry.id, entry.name, entry.aliases.joined(separator: ";"), entry.path])
    }
    return csv.text
  }

  private static func markdown(_ entries: [CatalogEntry]) -> String {
    var table = MarkdownTable(["Kind", "Id", "Name", "Aliases"])
    for entry in entries {
      table.add([entry.kind.rawValue, entry.id, entry.name, entry.aliases.joined(separator: ", ")])
    }
    return table.text
  }
}
