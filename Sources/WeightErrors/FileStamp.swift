import FoundationEssentials
import Platform

/// Which versions of files lie under a path: enough to notice that they were exchanged.
struct FileStamp: Hashable, Sendable {
  private struct Entry: Hashable, Sendable {
    let name: String
    /// Nil for what is no file.
    let version: FileVersion?
  }

  private let entries: [Entry]

  /// The stamp of a file, or of what a folder holds.
  init(_ path: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? []
    entries = ([path] + names.map { "\(path)/\($0)" }).map { Entry(name: $0, version: FileVersion($0)) }
  }
}
