import FoundationEssentials

/// When files were written and how long they are: enough to notice that they were exchanged.
struct FileStamp: Hashable, Sendable {
  private struct Entry: Hashable, Sendable {
    let name: String
    let size: UInt64?
    let modified: Date?
  }

  private let entries: [Entry]

  /// The stamp of a file, or of what a folder holds.
  init(_ path: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path))?.sorted() ?? []
    entries = [Self.entry(path)] + names.map { Self.entry("\(path)/\($0)") }
  }

  private static func entry(_ path: String) -> Entry {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return Entry(
      name: path, size: attributes?[.size] as? UInt64, modified: attributes?[.modificationDate] as? Date)
  }
}
