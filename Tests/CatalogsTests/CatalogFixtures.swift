import TestSupport

@testable import Catalogs

extension SourceTree {
  /// The shipped catalogs alone, whatever the user's own folder holds.
  static let shipped = CatalogStore(CatalogLocation(folders: [catalogs]))
}

/// A catalog folder that lives as long as a test.
final class TemporaryCatalog {
  private let folder: TemporaryFolder
  var path: String { folder.path }

  init() throws { folder = try TemporaryFolder() }

  /// Writes an entry and gives its path.
  @discardableResult
  func write(_ text: String, kind: CatalogKind, id: String) throws -> String {
    let file = "\(path)/\(kind.folder)/\(id).json"
    try FileSystem.write(Array(text.utf8), to: file)
    return file
  }
}
