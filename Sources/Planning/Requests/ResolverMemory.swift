import Catalogs
import Domain
import Synchronization

/// Keeps engines and models that requests were resolved with, but files of one's own, whose owner may be editing them.
final class ResolverMemory: Sendable {
  private let engines = Mutex<[String: Engine]>([:])
  private let models = Mutex<[String: Model]>([:])

  func engine(_ name: String, _ catalogs: CatalogStore) throws -> Engine {
    try kept(name, in: engines, catalogs) { try catalogs.engine(name) }
  }

  func model(_ name: String, _ catalogs: CatalogStore) throws -> Model {
    try kept(name, in: models, catalogs) { try catalogs.model(name) }
  }

  private func kept<Item: Sendable>(
    _ name: String, in known: borrowing Mutex<[String: Item]>, _ catalogs: CatalogStore, _ read: () throws -> Item
  ) throws -> Item {
    guard !catalogs.reference(name).isFile else { return try read() }
    if let item = known.withLock({ $0[name] }) { return item }
    let item = try read()
    known.withLock { $0[name] = item }
    return item
  }
}
