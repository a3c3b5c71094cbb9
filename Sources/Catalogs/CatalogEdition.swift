import Domain
import JSON

/// The state of a folder of catalogs: its `edition.json`.
package struct CatalogEdition: Decodable, Sendable {
  /// The day on which figures were last changed, as YYYY-MM-DD.
  package let date: String

  static func path(in folder: String) -> String { "\(folder)/edition.json" }

  func check(_ checker: inout EntryChecker) {
    let parts = date.split(separator: "-", omittingEmptySubsequences: false)
    let isDate = parts.map(\.count) == [4, 2, 2] && parts.allSatisfy { $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
    checker.require(isDate, "date", "a day as YYYY-MM-DD", found: "\"\(date)\"")
  }
}

extension CatalogStore {
  /// The edition of the weakest folder that tells one, which is the shipped one's; nil where none does.
  package func edition() throws(CatalogError) -> CatalogEdition? {
    guard let path = location.folders.reversed().lazy.map(CatalogEdition.path).first(where: FileSystem.isFile)
    else { return nil }
    return try CatalogFile.edition(path)
  }
}
