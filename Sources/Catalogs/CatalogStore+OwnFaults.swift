extension CatalogStore {
  /// What is wrong with entries in folders of one's own, whether a question needs them or not. Complete catalogs, as they
  /// are shipped, are not looked through.
  package func faultsOfOwnEntries() -> [CatalogError] {
    ownFolders.flatMap { folder in
      CatalogKind.allCases.flatMap { kind in
        (FileSystem.entries(in: "\(folder)/\(kind.folder)") ?? []).concurrentMap { id in
          fault(of: kind, id, path: "\(folder)/\(kind.folder)/\(id).json")
        }.compactMap(\.self)
      }
    }
  }

  /// Folders of entries beside the shipped ones.
  var ownFolders: [String] { location.folders.filter { !CatalogLocation.isComplete($0) } }

  /// Whether a file lies in one of them, as a path or as errors show it.
  func isOwn(_ path: String) -> Bool {
    func plain(_ path: String) -> Substring { path.hasPrefix("./") ? path.dropFirst(2) : path[...] }
    return ownFolders.contains { plain(path).hasPrefix("\(plain($0))/") }
  }

  private func fault(of kind: CatalogKind, _ id: String, path: String) -> CatalogError? {
    do throws(CatalogError) {
      let document = try Inheritance(kind: kind, folders: location.folders).document(path)
      try kind.check(document, path: path, id: id, formats: formats.source)
      return nil
    } catch {
      return error
    }
  }
}
