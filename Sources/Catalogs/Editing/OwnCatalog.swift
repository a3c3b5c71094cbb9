import Domain
import JSON
import Platform

/// The folder of a user's own entries, and what is written into it.
package struct OwnCatalog: Sendable {
  package let folder: String
  /// The folder before all others.
  package let store: CatalogStore

  /// - Parameter argument: the folder, which need not exist yet; nil takes the user's own.
  package init(_ argument: String? = nil) throws(CatalogError) {
    let own: String
    if let argument { own = argument } else { own = try CatalogLocation.own() }
    self.init(folder: own, shipped: try CatalogLocation.find().folders)
  }

  /// - Parameter shipped: the folders that it is put before.
  init(folder: String, shipped: [String]) {
    self.folder = folder
    store = CatalogStore(CatalogLocation(folders: [folder] + shipped.filter { $0 != folder }))
  }

  package func path(_ kind: CatalogKind, _ id: String) -> String { "\(folder)/\(kind.folder)/\(id).json" }

  /// The user's own file of an id; nil where there is none.
  package func file(_ kind: CatalogKind, _ id: String) -> String? {
    let path = path(kind, id)
    return FileSystem.isFile(path) ? path : nil
  }

  /// Checks entries and writes all of them, or none: each file is whole or as it was.
  ///
  /// - Returns: the files that were written.
  package func write(_ drafts: [EntryDraft], replacing: Bool) throws(CatalogError) -> [String] {
    for draft in drafts {
      try check(draft)
      guard replacing || file(draft.kind, draft.id) == nil else {
        throw .unreadable(
          path: path(draft.kind, draft.id), reason: "there is an entry of your own already; --force replaces it")
      }
    }
    var written: [String] = []
    do throws(CatalogError) {
      for draft in drafts {
        let path = path(draft.kind, draft.id)
        try FileSystem.makeFolders(FileSystem.parent(of: path))
        try FileSystem.write(Array(draft.text.utf8), to: path + ".draft")
        written.append(path)
      }
    } catch {
      for path in written { unlink(path + ".draft") }
      throw error
    }
    for path in written where rename(path + ".draft", path) != 0 {
      throw .unreadable(path: path, reason: "cannot write it: \(SystemError.current)")
    }
    return written
  }

  /// Whether an entry is sound where it would lie.
  private func check(_ draft: EntryDraft) throws(CatalogError) {
    let path = path(draft.kind, draft.id)
    // Before it is joined: an entry of another id doesn't inherit the name.
    if let id = draft.document.root["id"], id.string != draft.id {
      throw .malformed(
        MalformedEntry(
          path: draft.source ?? path, line: draft.document.line(of: id), keyPath: "id",
          expected: "\"\(draft.id)\", as the file is called", found: id.summary,
          fix: "write an entry of another id with `quantplan catalog add`"))
    }
    let inheritance = Inheritance(kind: draft.kind, folders: store.location.folders)
    let document = try inheritance.joined(draft.document, path: path)
    do {
      try draft.kind.check(document, path: draft.source ?? path, id: draft.id, formats: store.formats.source)
    } catch {
      guard draft.isMade, draft.source != nil, case .malformed(let entry) = error else { throw error }
      throw .malformed(
        MalformedEntry(
          path: entry.path, line: nil,
          keyPath: entry.keyPath.hasPrefix("load.") ? "request." + entry.keyPath.dropFirst(5) : entry.keyPath,
          expected: entry.expected, found: entry.found, fix: entry.fix))
    }
  }
}

extension CatalogKind {
  /// Decodes and checks an entry of this kind.
  func check(
    _ document: JSONDocument, path: String, id: String?, formats: any FormatSource
  ) throws(CatalogError) {
    func check<Item: CatalogItem>(_ type: Item.Type) throws(CatalogError) {
      let _: Item = try CatalogFile.entry(document, path: path, expectedID: id, formats: formats)
    }
    switch self {
    case .models: try check(Model.self)
    case .hardware: try check(Accelerator.self)
    case .hosts: try check(Host.self)
    case .prices: try check(PriceList.self)
    case .measurements: try check(KeptMeasurement.self)
    case .schemes: try check(Scheme.self)
    case .engines: try check(Engine.self)
    case .workloads: try check(Workload.self)
    case .regions: try check(Region.self)
    case .evidence: try check(Evidence.self)
    case .formats: try check(FormatEntry.self)
    }
  }
}

extension CatalogLocation {
  /// The folder of the user's own entries, whether it exists or not.
  package static func own() throws(CatalogError) -> String {
    let data =
      EnvironmentVariable.text("XDG_DATA_HOME") ?? EnvironmentVariable.text("HOME").map { $0 + "/.local/share" }
    guard let data else {
      throw .unreadable(
        path: "the folder of your own entries",
        reason: "neither XDG_DATA_HOME nor HOME is set; name a folder with --catalogs DIR")
    }
    return data + "/quantplan/catalogs"
  }
}

extension FileSystem {
  /// Makes a folder and those above it.
  static func makeFolders(_ path: String) throws(CatalogError) {
    guard !isDirectory(path) else { return }
    let parent = parent(of: path)
    if parent != path, parent != "." { try makeFolders(parent) }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw .unreadable(path: path, reason: "cannot make the folder: \(SystemError.current)")
    }
  }
}
