import Catalogs

/// The entry that a name means, of whatever kind.
enum NamedEntry {
  /// The first kind that has an entry of exactly this name, else the first where it is part of a name.
  static func resolve(_ name: String, kind: CatalogKind?, in store: CatalogStore) throws -> CatalogEntry {
    var nearest: [String] = []
    for candidate in kind.map({ [$0] }) ?? kindsByLikelihood(name, in: store) {
      do throws(CatalogError) {
        return try store.resolve(name, kind: candidate)
      } catch {
        guard case .notFound(_, _, let names) = error, kind == nil else { throw error }
        nearest += names.prefix(3)
      }
    }
    let near = nearest.isEmpty ? "" : " Near it: \(nearest.joined(separator: ", "))."
    throw Failure(
      "Nothing in the catalogs is called `\(name)`.\(near) `quantplan catalog list` shows all.", status: ExitStatus.data
    )
  }

  private static func kindsByLikelihood(_ name: String, in store: CatalogStore) -> [CatalogKind] {
    let wanted = name.lowercased()
    let exact = CatalogKind.allCases.filter { kind in
      store.entries(kind).contains { $0.id == wanted || $0.aliases.contains(wanted) }
    }
    return exact + CatalogKind.allCases.filter { !exact.contains($0) }
  }
}
