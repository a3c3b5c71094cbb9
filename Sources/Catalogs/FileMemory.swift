import Platform
import Synchronization

/// What files were found to hold, read again only where they changed since.
final class FileMemory<Value: Sendable>: Sendable {
  private let known = Mutex<[String: (version: FileVersion, value: Value)]>([:])

  /// A file that can't be looked at, or that `read` refuses, is never remembered.
  func value(of path: String, read: () throws(CatalogError) -> Value) throws(CatalogError) -> Value {
    // Looked at first: what is written meanwhile is read once more.
    guard let version = FileVersion(path) else { return try read() }
    if let found = known.withLock({ $0[path] }), found.version == version { return found.value }
    let value = try read()
    known.withLock { $0[path] = (version, value) }
    return value
  }
}
