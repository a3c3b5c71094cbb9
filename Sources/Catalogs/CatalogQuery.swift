import JSON

/// Finds the one entry that a query means.
struct CatalogQuery {
  private let query: String
  private let kind: CatalogKind

  init(_ query: String, kind: CatalogKind) {
    self.query = query
    self.kind = kind
  }

  /// The same id, alias or name first; then the same but for punctuation; then a part that only one entry has.
  func resolve(among entries: [CatalogEntry]) throws(CatalogError) -> CatalogEntry {
    guard query.utf8.count <= NameMatching.longest else {
      throw .notFound(kind: kind, query: query.prefix(NameMatching.longest / 4) + "…", nearest: [])
    }
    let wanted = NameMatching.squeezed(query)
    guard !wanted.isEmpty else { throw .notFound(kind: kind, query: query, nearest: []) }
    let plain = query.lowercased()
    if let entry = try only(entries, naming: { $0.lowercased() == plain }) { return entry }
    if let entry = try only(entries, naming: { NameMatching.squeezed($0) == wanted }) { return entry }
    if let entry = try only(entries, naming: isPart) { return entry }
    throw .notFound(kind: kind, query: query, nearest: nearest(among: entries))
  }

  /// Names of models are long, and people leave out what is between: "llama8b". Other names have no such middle.
  private func isPart(of name: String) -> Bool {
    NameMatching.query(query, occursIn: name) && (kind == .models || NameMatching.words(of: query, standIn: name))
  }

  private func only(
    _ entries: [CatalogEntry], naming isMeant: (String) -> Bool
  ) throws(CatalogError) -> CatalogEntry? {
    let candidates = entries.filter { ([$0.id, $0.name] + $0.aliases).contains(where: isMeant) }
    guard candidates.count > 1 else { return candidates.first }
    throw .ambiguous(kind: kind, query: query, candidates: candidates.map(\.id))
  }

  /// Ids of the entries whose id, name or alias comes closest.
  private func nearest(among entries: [CatalogEntry]) -> [String] {
    var owners: [String: String] = [:]
    for entry in entries {
      for name in [entry.id, entry.name] + entry.aliases where owners[name] == nil { owners[name] = entry.id }
    }
    var ids: [String] = []
    for name in NameMatching.nearest(to: query, among: Array(owners.keys), limit: 12) {
      if let id = owners[name], !ids.contains(id) { ids.append(id) }
    }
    return Array(ids.prefix(3))
  }
}
