import JSON
import Platform

/// Entries that tell only in what they differ from another one: `"inherits": "h100-sxm-80gb"`.
///
/// What they inherit is looked up in all folders of catalogs, the entries that are being read aside: an entry may
/// inherit from the one of the same id that it hides. What it says is joined with that as a JSON Merge Patch. Aliases
/// and the name go over to an entry of the same id alone. An engine that borrows figures takes those alone.
struct Inheritance {
  static let key = "inherits"

  let kind: CatalogKind
  let folders: [String]

  /// The file's JSON with all that it inherits, which stands where the file names it.
  func document(_ path: String) throws(CatalogError) -> JSONDocument { try document(path, seen: []) }

  /// The same of an entry that is in no file yet; `path` is where it will be.
  func joined(_ document: JSONDocument, path: String) throws(CatalogError) -> JSONDocument {
    try joined(document, path: path, seen: [FileIdentity(path)].compactMap(\.self))
  }

  private func document(_ path: String, seen: [FileIdentity]) throws(CatalogError) -> JSONDocument {
    let document = try CatalogFile.document(path)
    return try joined(document, path: path, seen: seen + [FileIdentity(path)].compactMap(\.self))
  }

  private func joined(
    _ document: JSONDocument, path: String, seen: [FileIdentity]
  ) throws(CatalogError) -> JSONDocument {
    let loan = kind == .engines ? document.root[Loan.key].flatMap(Loan.init) : nil
    guard let named = document.root[Self.key] ?? loan?.lender else { return document }
    guard let id = named.string, EntryChecker.isID(id), let base = base(id, seen: seen) else {
      throw .malformed(
        MalformedEntry(
          path: path, line: document.line(of: named),
          keyPath: document.root[Self.key] == nil ? "\(Loan.key).from" : Self.key,
          expected: "the id of another entry of the \(kind.folder)", found: named.summary,
          fix: "name one that `quantplan catalog list \(kind.folder)` shows"))
    }
    let whole = try self.document(base, seen: seen).root
    let inherited = document.root[Self.key] == nil ? loan?.part(of: whole) ?? whole : whole
    let isOther = document.root["id"].map { $0.string != id } ?? false
    let names: Set<String> = isOther ? ["name", "aliases"] : []
    let changes = document.root.without([Self.key])
    return document.replacing(
      changes.merged(over: inherited.without(names).moved(by: document.length)), elsewhere: named)
  }

  /// The strongest file of an id that is not being read already.
  private func base(_ id: String, seen: [FileIdentity]) -> String? {
    folders.lazy.map { "\($0)/\(kind.folder)/\(id).json" }.first { path in
      FileIdentity(path).map { !seen.contains($0) } ?? false
    }
  }
}

/// The parts of an engine's entry that another one lends it.
private struct Loan {
  static let key = "borrows"
  private static let parts = ["memory": "memory", "speed": "performance"]

  let lender: JSONNode
  private let keys: [String]

  init?(_ node: JSONNode) {
    guard let lender = node["from"] else { return nil }
    self.lender = lender
    keys = (node["figures"]?.array ?? []).compactMap { $0.string.flatMap { Self.parts[$0] } }
  }

  func part(of entry: JSONNode) -> JSONNode {
    JSONNode(.object((entry.members ?? []).filter { keys.contains($0.key) }), offset: entry.offset)
  }
}
