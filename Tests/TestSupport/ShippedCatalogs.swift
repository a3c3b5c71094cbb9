import Catalogs
import Planning

/// The catalogs of this source tree, as the program ships them.
package enum ShippedCatalogs {
  package static let path = SourceTree.catalogs

  package static func store() throws -> CatalogStore { try CatalogStore.open(catalogs: path) }
  package static func planner() throws -> Planner { Planner(catalogs: try store()) }
}
