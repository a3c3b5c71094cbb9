/// Symbolic links, for those who replace a file and want its links to stay.
package enum SymbolicLink {
  /// As many links one after the other as Linux follows.
  private static let deepest = 40

  /// The path that links lead to, which need not exist; the path itself where it is no link.
  package static func target(of path: String) -> String {
    var path = path
    for _ in 0..<deepest {
      guard let next = destination(path) else { break }
      path = next.hasPrefix("/") ? next : folder(of: path) + next
    }
    return path
  }

  private static func destination(_ path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink(path, &bytes, bytes.count)
    guard length > 0 else { return nil }
    return String(decoding: bytes.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The path's part before the name, with its slash; empty for a name alone.
  private static func folder(of path: String) -> Substring {
    path.lastIndex(of: "/").map { path[...$0] } ?? ""
  }
}
