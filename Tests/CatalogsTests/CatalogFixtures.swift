import FoundationEssentials
import Glibc
import Testing

@testable import Catalogs

/// The catalogs and fixtures of this source tree, found from this file's own place.
enum SourceTree {
  static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(3).joined(separator: "/")
  }()
  static let catalogs = root + "/catalogs"
  static let shipped = CatalogStore(CatalogLocation(folders: [catalogs]))
}

/// A catalog folder that lives as long as a test.
final class TemporaryCatalog {
  let path: String

  init() throws {
    var name = Array("/tmp/quantplan-test-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&name)).withMemoryRebound(to: CChar.self, capacity: name.count) {
      String(cString: $0)
    }
  }

  /// Writes an entry and gives its path.
  @discardableResult
  func write(_ text: String, kind: CatalogKind, id: String) throws -> String {
    let file = "\(path)/\(kind.folder)/\(id).json"
    try FileSystem.write(Array(text.utf8), to: file)
    return file
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
