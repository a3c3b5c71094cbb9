import JSON

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

  /// What is wrong with a file of one's own that a name may mean which leads to no entry, else the error itself: of a file
  /// that can't be read nothing but its own name is known.
  func fault(behind error: CatalogError, _ query: String, _ kinds: CatalogKind...) -> CatalogError {
    guard case .notFound = error, query.utf8.count <= NameMatching.longest else { return error }
    let wanted = NameMatching.squeezed(query.split(separator: "/").last.map(String.init) ?? "")
    guard wanted.count >= Self.shortestPart else { return error }
    for folder in ownFolders {
      for kind in kinds {
        for id in FileSystem.entries(in: "\(folder)/\(kind.folder)") ?? []
        where NameMatching.squeezed(id).contains(wanted) {
          if let fault = fault(of: kind, id, path: "\(folder)/\(kind.folder)/\(id).json") { return fault }
        }
      }
    }
    return error
  }

  /// Letters and digits of a name that are too few to mean a file by.
  private static let shortestPart = 3

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
