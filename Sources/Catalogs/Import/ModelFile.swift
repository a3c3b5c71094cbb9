/// Files and folders that describe a model beside entries of the catalog.
enum ModelFile {
  private static let name = "config.json"

  /// The configuration that a path names: a folder that has one, or the file itself.
  static func configuration(_ path: String) -> String? {
    if path == name || path.hasSuffix("/\(name)") { return FileSystem.isFile(path) ? path : nil }
    guard FileSystem.isDirectory(path) else { return nil }
    let inner = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
    return FileSystem.isFile(inner) ? inner : nil
  }
}
