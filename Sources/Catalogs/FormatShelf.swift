import Domain
import Synchronization

/// The formats of some catalog folders, each read when a scheme first names it.
final class FormatShelf: Sendable {
  /// From the strongest to the weakest.
  private let folders: [String]
  private let known = Mutex<[String: StorageFormat]>([:])

  init(folders: [String]) { self.folders = folders }

  /// What decoders of schemes ask for formats.
  var source: any FormatSource { Reader(shelf: self, reading: []) }

  /// Reads files of formats that name others as fallbacks, which must not lead back.
  private struct Reader: FormatSource {
    let shelf: FormatShelf
    let reading: [String]

    func format(_ id: String) throws -> StorageFormat? {
      if let format = shelf.known.withLock({ $0[id] }) { return format }
      guard !reading.contains(id), let path = shelf.path(id) else { return nil }
      let entry: FormatEntry = try CatalogFile.read(
        path, expectedID: id, formats: Reader(shelf: shelf, reading: reading + [id]), folders: shelf.folders)
      shelf.known.withLock { $0[id] = entry.format }
      return entry.format
    }
  }

  private func path(_ id: String) -> String? {
    guard EntryChecker.isID(id) else { return nil }
    return folders.lazy.map { "\($0)/\(CatalogKind.formats.folder)/\(id).json" }.first(where: FileSystem.isFile)
  }
}
