import JSON

/// A figure of an entry: its key and its value.
package struct EntryFigure: Sendable, Hashable {
  package let keyPath: String
  package let value: String
  /// The nearest words around it on where it is from; nil where nobody tells.
  package var basis: String?
  package var source: String?
  package var date: String?
}

/// A figure that a user's own entry has otherwise.
package struct EntryDifference: Sendable, Hashable {
  package let keyPath: String
  /// Nil where only the other has it.
  package let shipped: String?
  package let own: String?
}

extension OwnCatalog {
  /// What the user's own entry changes against the one that it hides or inherits, by key.
  package func differences(_ kind: CatalogKind, _ id: String) throws(CatalogError) -> [EntryDifference] {
    guard let path = file(kind, id) else {
      throw .unreadable(path: path(kind, id), reason: "there is no entry of your own; `catalog set` makes one")
    }
    let inherited = try CatalogFile.document(path).root[Inheritance.key]?.string ?? id
    let others = store.location.folders.filter { $0 != folder }
    let shipped = others.lazy.map { "\($0)/\(kind.folder)/\(inherited).json" }.first(where: FileSystem.isFile)
    let own = try Inheritance(kind: kind, folders: store.location.folders).document(path).root.figures
    let theirs = try shipped.map { path throws(CatalogError) in
      try Inheritance(kind: kind, folders: others).document(path).root.figures
    }
    let before = Dictionary((theirs ?? []).map { ($0.keyPath, $0.value) }) { first, _ in first }
    let after = Dictionary(own.map { ($0.keyPath, $0.value) }) { first, _ in first }
    let keys = (theirs ?? []).map(\.keyPath) + own.map(\.keyPath).filter { before[$0] == nil }
    return keys.filter { before[$0] != after[$0] }.map {
      EntryDifference(keyPath: $0, shipped: before[$0], own: after[$0])
    }
  }
}

extension CatalogStore {
  /// Every number of an entry, with where it is from and of when, as the entry tells it.
  package func figures(_ entry: CatalogEntry) throws(CatalogError) -> [EntryFigure] {
    let root = try Inheritance(kind: entry.kind, folders: location.folders).document(entry.path).root
    let all =
      root["sources"]?.array?.compactMap(\.string) ?? root["provenance"]?["sources"]?.array?.compactMap(\.string)
    return root.figures.filter(\.isNumber).map { figure in
      var figure = figure
      if figure.source == nil, figure.basis == nil { figure.source = all?.joined(separator: "; ") }
      return figure
    }
  }
}

extension EntryFigure {
  fileprivate var isNumber: Bool { Double(value) != nil }
}

extension JSONNode {
  /// The values in an object, by their keys, with the basis, source and date of the object that they stand in.
  fileprivate var figures: [EntryFigure] { figures(at: "", around: EntryFigure(keyPath: "", value: "")) }

  private func figures(at path: String, around: EntryFigure) -> [EntryFigure] {
    switch value {
    case .object(let members):
      var around = around
      if let basis = self["basis"]?.string { around.basis = basis }
      if let source = self["source"]?.string { around.source = source }
      if let date = self["date"]?.string { around.date = date }
      return members.flatMap { member in
        member.value.figures(at: path.isEmpty ? member.key : "\(path).\(member.key)", around: around)
      }
    case .array(let items):
      guard items.contains(where: { $0.members != nil }) else { fallthrough }
      return items.enumerated().flatMap { $0.element.figures(at: "\(path)[\($0.offset)]", around: around) }
    default:
      let text = string ?? JSONText.line(self)
      return [
        EntryFigure(keyPath: path, value: text, basis: around.basis, source: around.source, date: around.date)
      ]
    }
  }
}
