import Domain

extension CatalogStore {
  /// What was published of a model in a scheme, from the strongest folder that tells; none where nothing was.
  ///
  /// Most models are in no row, which a look at the file's bytes tells without reading it whole.
  package func publishedAccuracies(of model: String, scheme: String) throws(CatalogError) -> [PublishedAccuracy] {
    let id = EvidenceTopic.accuracy.rawValue
    guard let path = exactPath(id, kind: .evidence) else { return [] }
    guard try FileSystem.read(path).holds(Array("\"\(model)\"".utf8)) else { return [] }
    let evidence: Evidence = try CatalogFile.read(
      path, expectedID: id, formats: formats.source, folders: location.folders)
    return evidence.accuracies(of: model, scheme: scheme)
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
