/// A file in the making, beside the one whose name it takes when it is whole. A lock says that it is at work.
package enum DraftFile {
  private static let mark = ".partial-"

  /// The draft that this process makes.
  package static func path(beside target: String) -> String { "\(target)\(mark)\(getpid())" }

  /// A descriptor of this process's new draft, after those that others left behind are gone; negative, with `errno` set,
  /// where none can be made.
  package static func create(beside target: String, permissions: mode_t = 0o644) -> Int32 {
    removeAbandoned(beside: target)
    let descriptor = open(path(beside: target), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, permissions)
    if descriptor >= 0 { _ = flock(descriptor, LOCK_EX | LOCK_NB) }
    return descriptor
  }

  /// Removes drafts whose process is gone, as one that was killed is, and that nobody holds.
  static func removeAbandoned(beside target: String) {
    let (folder, name) = parts(of: target)
    guard let directory = opendir(folder.isEmpty ? "." : folder) else { return }
    defer { closedir(directory) }
    let prefix = name + mark
    while let entry = readdir(directory) {
      let entryName = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard entryName.hasPrefix(prefix), let process = Int32(entryName.dropFirst(prefix.count)), process > 0,
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      removeUnlessHeld(folder + entryName)
    }
  }

  /// Of a process in another container only the lock tells.
  private static func removeUnlessHeld(_ path: String) {
    guard let (descriptor, _) = try? RegularFile.open(path) else { return }
    defer { close(descriptor) }
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
  }

  /// The folder with its slash, empty where none is named, and the name.
  private static func parts(of path: String) -> (folder: String, name: String) {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    return (String(path[..<start]), String(path[start...]))
  }
}
