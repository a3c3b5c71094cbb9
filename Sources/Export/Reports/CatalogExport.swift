import Catalogs
import JSON

/// A list of catalog entries as JSON.
package enum CatalogExport {
  private static let schemaVersion = 1

  package static func json(_ entries: [CatalogEntry]) throws -> String {
    try JSONText.encode(Document(entries: entries.map(Entry.init)))
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
}
