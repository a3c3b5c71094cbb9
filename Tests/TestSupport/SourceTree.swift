/// The places of this source tree, found from this file's own.
package enum SourceTree {
  package static let root = folder(of: folder(of: folder(of: #filePath)))
  package static let catalogs = root + "/catalogs"
  package static let fixtures = root + "/Tests/Fixtures"
  package static let readme = root + "/README.md"

  /// The folder of a file or folder.
  package static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
