import JSON

extension CatalogIndex {
  /// What is out of step between a folder's index and its files; a folder without an index is fine.
  static func findings(_ kind: CatalogKind, in folder: String) -> [MalformedEntry] {
    let path = path(kind, in: folder)
    guard FileSystem.isFile(path), let ids = FileSystem.entries(in: "\(folder)/\(kind.folder)") else { return [] }
    let fix = "delete it, as it is only a short cut, or write it anew"
    let listed: [CatalogHeader]
    do {
      listed = try JSONDocument(try FileSystem.read(path)).decode([CatalogHeader].self)
    } catch {
      return [
        MalformedEntry(path: path, line: nil, keyPath: "", expected: "a list of names", found: "\(error)", fix: fix)
      ]
    }
    let actual = headers(kind, ids: ids, in: folder, folders: [folder])
    guard listed != actual else { return [] }
    let differing = zip(listed, actual).first { $0 != $1 }?.1.id ?? "\(listed.count) against \(actual.count) entries"
    return [
      MalformedEntry(
        path: path, line: nil, keyPath: "", expected: "the names in the files", found: "another list (\(differing))",
        fix: fix)
    ]
  }
}

extension CatalogValidation {
  /// Writes `index/<kind>.json` of a catalog folder anew from the entries' own files.
  package static func writeIndexes(_ folder: String) throws(CatalogError) {
    try CatalogLocation.requireListable(folder)
    for kind in CatalogKind.allCases {
      guard let ids = FileSystem.entries(in: "\(folder)/\(kind.folder)") else { continue }
      let headers = CatalogIndex.headers(kind, ids: ids, in: folder, folders: [folder])
      let path = CatalogIndex.path(kind, in: folder)
      let text = "[\n  " + headers.map(\.json).joined(separator: ",\n  ") + "\n]\n"
      try FileSystem.write(Array(text.utf8), to: path)
    }
  }
}

extension CatalogHeader {
  /// One line of an index.
  fileprivate var json: String {
    var members = [
      JSONMember("id", JSONNode(.string(id))), JSONMember("name", JSONNode(.string(name))),
      JSONMember("aliases", JSONNode(.array(aliases.map { JSONNode(.string($0)) }))),
    ]
    if onRequest { members.append(JSONMember("onRequest", JSONNode(.bool(true)))) }
    for (key, text) in [("vendor", vendor), ("deviceClass", deviceClass)] {
      if let text { members.append(JSONMember(key, JSONNode(.string(text)))) }
    }
    return JSONText.line(JSONNode(.object(members)))
  }
}
