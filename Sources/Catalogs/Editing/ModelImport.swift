import Domain
import JSON
import Platform

/// An entry that is made of a model of the user's own, so that its name plans what its file does.
struct ModelImport {
  let own: OwnCatalog
  /// A configuration, a file of weights, or a folder with one.
  let path: String
  /// Nil for those that the file or folder gives.
  let id: String?
  let name: String?

  /// - Parameter replacing: whether the entry may hide one that other folders have.
  func draft(replacing: Bool) throws(CatalogError) -> EntryDraft {
    let named = own.store.reference(path).isFile || !FileSystem.isDirectory(path) ? path : "./\(path)"
    guard let file = own.store.modelFile(named) else {
      throw refusal(
        expected: "a folder with a config.json or GGUF file, or one of those files",
        found: RegularFile.isThere(path) ? "another file" : "none",
        fix: "name the model's folder; `quantplan catalog add` takes entries that are written already")
    }
    let read = try own.store.model(named)
    // Types that stand for a name may have underscores, which ids of models don't.
    let id = id ?? String(read.id.map { $0 == "_" ? "-" : $0 })
    try checkReach(of: id)
    if !replacing { try checkIsFree(id) }
    return try EntryDraft(
      read.catalogued(id: id, name: name ?? read.name, note: "Read from \(Self.kind(of: file)) on \(Today.text)"))
  }

  private static func kind(of file: String) -> String { file.hasSuffix(".json") ? "a configuration" : "a GGUF file" }

  /// Refuses an id that would never find the entry.
  private func checkReach(of id: String) throws(CatalogError) {
    let isName = id.utf8.first != UInt8(ascii: ".") && id.utf8.first != UInt8(ascii: "-")
    guard EntryChecker.isID(id), !id.contains("_"), isName, ModelSize(id) == nil,
      case .catalog = own.store.reference(id)
    else {
      throw refusal(
        key: "id", expected: "lower case letters, digits, `-` and `.` that are no size and no file's name",
        found: "\"\(id)\"", fix: "name another with --id, as in --id my-model")
    }
  }

  /// Refuses an id by which another folder's model is known.
  private func checkIsFree(_ id: String) throws(CatalogError) {
    let mine = own.path(.models, id)
    let other = own.store.entries(.models).first { $0.path != mine && ($0.id == id || $0.aliases.contains(id)) }
    guard let other else { return }
    throw refusal(
      key: "id", expected: "an id that no model has", found: "\"\(id)\", which \(other.name) is called",
      fix: "name another with --id, or hide that one with --force")
  }

  private func refusal(key: String = "", expected: String, found: String, fix: String) -> CatalogError {
    .malformed(MalformedEntry(path: path, line: nil, keyPath: key, expected: expected, found: found, fix: fix))
  }
}

extension OwnCatalog {
  /// The entry of a model that a file or folder holds.
  package func draft(
    importing path: String, id: String?, name: String?, replacing: Bool
  ) throws(CatalogError) -> EntryDraft {
    try ModelImport(own: self, path: path, id: id, name: name).draft(replacing: replacing)
  }
}

extension Model {
  /// The same under another name, with a note of how it came into the catalogs.
  fileprivate func catalogued(id: String, name: String, note: String) -> Model {
    Model(
      id: id, name: name, aliases: aliases, family: family, publisher: publisher, huggingFaceID: huggingFaceID,
      huggingFaceBaseID: huggingFaceBaseID, released: released, licence: licence, modality: modality, task: task,
      nativeFormat: nativeFormat, parameters: parameters, architecture: architecture, unsizeable: unsizeable,
      relations: relations, benchmarks: benchmarks,
      provenance: ModelProvenance(
        evidence: provenance.evidence, sources: provenance.sources, notes: provenance.notes + [note]),
      origin: origin, checkpoint: checkpoint)
  }
}
