import Domain
import JSON

/// An entry as it is to be written.
package struct EntryDraft: Sendable {
  package let kind: CatalogKind
  package let id: String
  /// As it will stand in the file, with its lines.
  let document: JSONDocument
  let text: String
  /// The file that it is from, for errors; nil where it is made.
  let source: String?
  /// Whether it is made of what that file tells, so that the file has other lines.
  var isMade = false

  /// An entry that is made.
  init(_ kind: CatalogKind, _ id: String, _ node: JSONNode) throws(CatalogError) {
    try self.init(kind, id, text: JSONText.text(node))
  }

  /// A model's entry.
  init(_ model: Model) throws(CatalogError) {
    let text: String
    do {
      text = try JSONText.encode(model)
    } catch {
      throw .unreadable(path: model.id, reason: "cannot write it as JSON: \(error)")
    }
    try self.init(.models, model.id, text: text)
  }

  /// A measurement of the user's own.
  ///
  /// - Parameter plan: the file of the plan that tells deployment and load, by the same keys.
  package init(_ measurement: KeptMeasurement, from plan: String? = nil) throws(CatalogError) {
    let text: String
    do {
      text = try JSONText.encode(measurement)
    } catch {
      throw .unreadable(path: measurement.id, reason: "cannot write it as JSON: \(error)")
    }
    try self.init(.measurements, measurement.id, text: text, source: plan)
    isMade = true
  }

  private init(_ kind: CatalogKind, _ id: String, text: String, source: String? = nil) throws(CatalogError) {
    self.kind = kind
    self.id = id
    self.text = text
    self.source = source
    do throws(JSONProblem) {
      document = try JSONDocument(Array(text.utf8))
    } catch {
      throw .malformed(MalformedEntry(path: id, error))
    }
  }

  /// An entry of a file.
  package init(file path: String, kind: CatalogKind?) throws(CatalogError) {
    document = try CatalogFile.document(path)
    text = String(decoding: try FileSystem.read(path), as: UTF8.self)
    source = path
    guard let id = document.root["id"]?.string, EntryChecker.isID(id) else {
      throw .malformed(
        MalformedEntry(
          path: path, line: 1, keyPath: "id", expected: "lower case letters, digits, `-`, `_` and `.`",
          found: document.root["id"]?.summary ?? "no such key", fix: "add the id by which the entry is to be called"))
    }
    self.id = id
    guard let kind = kind ?? Self.kind(of: document.root, path: path) else {
      throw .malformed(
        MalformedEntry(
          path: path, line: nil, keyPath: "", expected: "the keys of a kind of entry", found: "none of them",
          fix: "say the kind with --kind, as in --kind hardware"))
    }
    self.kind = kind
  }

  /// The kind that the folder around a file names, else that keys of its own tell.
  static func kind(of root: JSONNode, path: String) -> CatalogKind? {
    let folder = FileSystem.parent(of: path).split(separator: "/").last.map(String.init) ?? ""
    if let kind = CatalogKind(rawValue: folder) { return kind }
    let telling: [(CatalogKind, [String])] = [
      (.models, ["architecture", "unsizeable", "nativeFormat"]), (.schemes, ["rules"]),
      (.engines, ["performance", "vendors"]), (.workloads, ["inputTokens"]), (.regions, ["country"]),
      (.formats, ["elementBits"]), (.hosts, ["accelerators"]), (.prices, ["prices"]), (.measurements, ["figures"]),
      (.hardware, ["memory", "rentalPrice", "purchasePrice"]),
    ]
    return telling.first { _, keys in keys.contains { root[$0] != nil } }?.0
  }
}

extension EntryDraft {
  /// Entries of a file or folder that holds several: `{"hardware": [{…}], "models": [{…}]}`, or folders of kinds.
  package static func several(_ path: String) throws(CatalogError) -> [EntryDraft] {
    var drafts: [EntryDraft] = []
    if FileSystem.isDirectory(path) {
      for kind in CatalogKind.allCases {
        for id in FileSystem.entries(in: "\(path)/\(kind.folder)") ?? [] {
          drafts.append(try EntryDraft(file: "\(path)/\(kind.folder)/\(id).json", kind: kind))
        }
      }
    } else {
      let document = try CatalogFile.document(path)
      for member in document.root.members ?? [] {
        guard let kind = CatalogKind(rawValue: member.key), let entries = member.value.array else {
          throw .malformed(
            MalformedEntry(
              path: path, line: document.line(of: member.value), keyPath: member.key,
              expected: "lists of entries under " + CatalogKind.allCases.map(\.folder).joined(separator: ", "),
              found: member.value.kindName, fix: "put the entries into a list under their kind"))
        }
        for (index, entry) in entries.enumerated() {
          guard let id = entry["id"]?.string, EntryChecker.isID(id) else {
            throw .malformed(
              MalformedEntry(
                path: path, line: document.line(of: entry), keyPath: "\(member.key)[\(index)].id",
                expected: "an id of lower case letters, digits, `-`, `_` and `.`",
                found: entry["id"]?.summary ?? "no such key", fix: "add the entry's id"))
          }
          drafts.append(try EntryDraft(kind, id, entry))
        }
      }
    }
    guard !drafts.isEmpty else {
      throw .malformed(
        MalformedEntry(
          path: path, line: nil, keyPath: "",
          expected: "entries in folders or lists called " + CatalogKind.allCases.map(\.folder).joined(separator: ", "),
          found: "none", fix: "name a folder of catalogs, or a file with such lists"))
    }
    return drafts
  }
}
