import Domain
import JSON

extension CatalogStore {
  /// What was published of a model in a scheme, from the strongest folder that tells and from files of one's own with other
  /// names; none where nothing was.
  ///
  /// Most models are in no row, which a look at the file's bytes tells without reading it whole.
  package func publishedAccuracies(of model: String, scheme: String) throws(CatalogError) -> [PublishedAccuracy] {
    let id = EvidenceTopic.accuracy.rawValue
    var found: [PublishedAccuracy] = []
    for path in ownEvidence(.accuracy) + [exactPath(id, kind: .evidence)].compactMap(\.self) {
      guard try FileSystem.read(path).holds(Array("\"\(model)\"".utf8)) else { continue }
      found += try evidence(path, id: id, of: model).accuracies(of: model, scheme: scheme)
    }
    return found
  }

  /// A file's rows of one model, since to read hundreds of others takes a tenth of a plan's time.
  private func evidence(_ path: String, id: String, of model: String) throws(CatalogError) -> Evidence {
    let document = try Inheritance(kind: .evidence, folders: location.folders).document(path)
    do throws(CatalogError) {
      return try CatalogFile.entry(
        document.replacing(document.root.keepingRows(of: model), elsewhere: document.root), path: path,
        expectedID: id, formats: formats.source)
    } catch {
      // Places in arrays are told as they are in the file.
      return try CatalogFile.entry(document, path: path, expectedID: id, formats: formats.source)
    }
  }
}

extension JSONNode {
  /// The same evidence without the rows of other models, and without sets that have none then.
  fileprivate func keepingRows(of model: String) -> JSONNode {
    guard case .object(let members) = value else { return self }
    return JSONNode(
      .object(
        members.map { member in
          guard let items = member.value.array else { return member }
          let kept: [JSONNode]
          switch member.key {
          case "rows": kept = items.filter { $0["model"]?.string.map { $0 == model } ?? true }
          case "sets": kept = items.map { $0.keepingRows(of: model) }.filter { $0["rows"]?.array?.isEmpty != true }
          default: return member
          }
          return JSONMember(
            member.key, JSONNode(.array(kept), offset: member.value.offset), keyOffset: member.keyOffset)
        }), offset: offset)
  }
}

extension [UInt8] {
  /// Whether some bytes, one at least, are among these one after another.
  fileprivate func holds(_ part: [UInt8]) -> Bool {
    guard let first = part.first, count >= part.count else { return false }
    return (0...(count - part.count)).contains { place in
      self[place] == first && self[place..<(place + part.count)].elementsEqual(part)
    }
  }
}
