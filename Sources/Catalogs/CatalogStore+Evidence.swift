import Domain
import JSON

/// Files of evidence by what they measure: those that are called so, and others of one's own.
extension CatalogStore {
  /// The evidence of a topic from the strongest folder that has some; nil where none has.
  func evidence(of topic: EvidenceTopic) throws(CatalogError) -> Evidence? {
    guard let path = evidencePath(topic) else { return nil }
    return try CatalogFile.read(
      path, expectedID: topic.rawValue, formats: formats.source, folders: location.folders)
  }

  private func evidencePath(_ topic: EvidenceTopic) -> String? {
    let usual = exactPath(topic.rawValue, kind: .evidence)
    if let usual, isOwn(usual) { return usual }
    return ownEvidence(topic).first ?? usual
  }

  /// Files of a topic in folders of one's own that are called otherwise than it.
  func ownEvidence(_ topic: EvidenceTopic) -> [String] {
    let folder = CatalogKind.evidence.folder
    return ownFolders.flatMap { own in
      (FileSystem.entries(in: "\(own)/\(folder)") ?? []).filter { $0 != topic.rawValue }
        .map { "\(own)/\(folder)/\($0).json" }
    }.filter { (try? CatalogFile.document($0))?.root["kind"]?.string == topic.rawValue }
  }
}
