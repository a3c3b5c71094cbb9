import Domain
import Platform

extension CatalogStore {
  func item<Item: CatalogItem>(_ query: String) throws(CatalogError) -> Item {
    if case .file(let path) = reference(query), !FileSystem.isDirectory(path) {
      guard RegularFile.isThere(path) else { throw .unreadable(path: path, reason: "there is no such file") }
      return try CatalogFile.read(path, expectedID: nil, formats: formats.source, folders: location.folders)
    }
    let entry = try entry(query, kind: Item.kind)
    return try CatalogFile.read(
      entry.path, expectedID: entry.id, formats: formats.source, folders: location.folders)
  }

  /// The entry that a query means; where none is found, a file of one's own that is at fault and called like it is told.
  /// Hardware may be meant as a host, which is asked for behind it.
  private func entry(_ query: String, kind: CatalogKind) throws(CatalogError) -> CatalogEntry {
    do throws(CatalogError) {
      return try resolve(query, kind: kind)
    } catch {
      throw kind == .hardware || kind == .hosts ? error : fault(behind: error, query, kind)
    }
  }

  func exactPath(_ query: String, kind: CatalogKind) -> String? {
    guard !query.isEmpty, !query.contains("/"), !query.hasPrefix(".") else { return nil }
    return location.folders.lazy.map { "\($0)/\(kind.folder)/\(query).json" }.first(where: FileSystem.isFile)
  }

  /// Id and file of each entry, those of stronger folders hiding the same ids in weaker ones.
  func paths(_ kind: CatalogKind) -> [(id: String, path: String)] {
    var seen: Set<String> = []
    var paths: [(id: String, path: String)] = []
    for folder in location.folders {
      for id in FileSystem.entries(in: "\(folder)/\(kind.folder)") ?? [] where seen.insert(id).inserted {
        paths.append((id, "\(folder)/\(kind.folder)/\(id).json"))
      }
    }
    return paths.sorted { $0.id < $1.id }
  }

  func entries(_ kind: CatalogKind, usingIndex: Bool) -> [CatalogEntry] {
    var seen: Set<String> = []
    var entries: [CatalogEntry] = []
    for folder in location.folders {
      let ids = (FileSystem.entries(in: "\(folder)/\(kind.folder)") ?? []).filter { seen.insert($0).inserted }
      let known = usingIndex && !ids.isEmpty ? listed(kind, in: folder) : [:]
      for header in CatalogIndex.headers(kind, ids: ids, in: folder, known: known, folders: location.folders) {
        entries.append(
          CatalogEntry(
            kind: kind, id: header.id, name: header.name, aliases: header.aliases, onRequest: header.onRequest,
            vendor: header.vendor, deviceClass: header.deviceClass.flatMap(DeviceClass.init),
            path: "\(folder)/\(kind.folder)/\(header.id).json"))
      }
    }
    return entries.sorted { $0.id < $1.id }
  }

  /// What the index of a folder tells.
  private func listed(_ kind: CatalogKind, in folder: String) -> [String: CatalogHeader] {
    let path = CatalogIndex.path(kind, in: folder)
    // Nothing refuses to be read here: an index that can't be is an empty one.
    return (try? indexesRead.value(of: path) { () throws(CatalogError) in CatalogIndex.listed(path) }) ?? [:]
  }
}
