import Domain
import JSON

extension CatalogStore {
  /// An engine with other constants of speed; nil where those that it has are not the ones that are to be replaced.
  ///
  /// - Parameters:
  ///   - keys: where they stand in `performance`: `adjustments[3].secondsPerLayer`.
  ///   - used: what stands there.
  ///   - constants: what is to stand there.
  package func engine(
    _ id: String, keys: [String], used: [Double], constants: [Double]
  ) throws(CatalogError) -> Engine? {
    guard let path = exactPath(id, kind: .engines) else { return nil }
    var document = try Inheritance(kind: .engines, folders: location.folders).document(path)
    var root = document.root
    for ((key, old), new) in zip(zip(keys, used), constants) {
      let place = "performance.\(key)".split(whereSeparator: { ".[]".contains($0) }).map(String.init)
      guard let changed = root.replacing(place[...], old, by: new) else { return nil }
      root = changed
    }
    document = document.replacing(root, elsewhere: root)
    return try CatalogFile.entry(document, path: path, expectedID: id, formats: formats.source)
  }
}

extension JSONNode {
  /// The same with another number at a place; nil where another one than the old stands there.
  fileprivate func replacing(_ path: ArraySlice<String>, _ old: Double, by new: Double) -> JSONNode? {
    guard let key = path.first else { return number == old ? JSONNode(.real(new), offset: offset) : nil }
    if var items = array {
      guard let index = Int(key), items.indices.contains(index),
        let changed = items[index].replacing(path.dropFirst(), old, by: new)
      else { return nil }
      items[index] = changed
      return JSONNode(.array(items), offset: offset)
    }
    guard var members, let place = members.firstIndex(where: { $0.key == key }),
      let changed = members[place].value.replacing(path.dropFirst(), old, by: new)
    else { return nil }
    members[place] = JSONMember(key, changed, keyOffset: members[place].keyOffset)
    return JSONNode(.object(members), offset: offset)
  }
}
