import Domain
import JSON

extension CatalogStore {
  /// Refuses evidence whose rows name what no catalog has, with the file, the row and the key.
  package func checkNames(ofEvidence path: String) throws(CatalogError) {
    let document = try Inheritance(kind: .evidence, folders: location.folders).document(path)
    var known: Set<String> = []
    func check(_ node: JSONNode, _ place: String) throws(CatalogError) {
      for (key, kind) in Self.namedInRows {
        guard let name = node[key], let text = name.string, known.insert("\(key) \(text)").inserted else { continue }
        guard let problem = try problem(text, kind) else { continue }
        throw .malformed(
          MalformedEntry(
            path: path, line: document.line(of: name), keyPath: place + key, expected: problem, found: "\"\(text)\"",
            fix: "name an entry of the catalogs, or add one of your own"))
      }
    }
    func checkRows(_ node: JSONNode, _ place: String) throws(CatalogError) {
      for (index, row) in (node["rows"]?.array ?? []).enumerated() { try check(row, "\(place)rows[\(index)].") }
    }
    try checkRows(document.root, "")
    for (index, set) in (document.root["sets"]?.array ?? []).enumerated() {
      try check(set, "sets[\(index)].")
      try checkRows(set, "sets[\(index)].")
    }
  }

  private static let namedInRows: [(String, CatalogKind)] = [
    ("model", .models), ("scheme", .schemes), ("accelerator", .hardware), ("engine", .engines),
  ]

  /// What is expected instead of a name that leads to no entry; nil where it leads to one. Files at fault are errors.
  private func problem(_ name: String, _ kind: CatalogKind) throws(CatalogError) -> String? {
    do throws(CatalogError) {
      switch kind {
      case .models: _ = try model(name)
      case .schemes: _ = try scheme(name)
      case .hardware: _ = try accelerator(name)
      default: _ = try engine(name)
      }
      return nil
    } catch {
      switch error {
      case .notFound(_, _, let nearest):
        let near = nearest.isEmpty ? "" : " (near it: \(nearest.joined(separator: ", ")))"
        return "\(kind.singular.withArticle) of the catalogs\(near)"
      case .ambiguous(_, _, let candidates):
        return "one of " + candidates.joined(separator: ", ")
      default: throw error
      }
    }
  }
}

extension String {
  fileprivate var withArticle: String { ("aeiou".contains(first ?? " ") ? "an " : "a ") + self }
}
