import Catalogs
import Domain
import Planning

/// The catalogs of this source tree, as the program ships them.
package enum ShippedCatalogs {
  /// The catalog folder, found from this file's own place.
  package static let path: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/") + "/catalogs"
  }()

  package static func store() throws -> CatalogStore { try CatalogStore.open(catalogs: path) }
  package static func planner() throws -> Planner { Planner(catalogs: try store()) }
}
