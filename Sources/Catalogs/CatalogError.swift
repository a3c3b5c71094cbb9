import Domain

/// Why the catalogs gave no entry; every case says what, where and what to do.
package enum CatalogError: Error, Sendable, Equatable {
  /// No catalog directory in any of the places that were looked at.
  case noCatalogs(lookedAt: [String])
  /// Nothing has this name; `nearest` are ids that come close.
  case notFound(kind: CatalogKind, query: String, nearest: [String])
  /// Several entries have it.
  case ambiguous(kind: CatalogKind, query: String, candidates: [String])
  /// The operating system would not hand over the file or folder.
  case unreadable(path: String, reason: String)
  case malformed(MalformedEntry)
  /// A mix of formats that can't be made, and why.
  case unmixable(query: String, MixError)
}

/// A file that is not what its kind asks for.
package struct MalformedEntry: Sendable, Equatable {
  package let path: String
  /// From 1; nil where the fault has no place in the text.
  package let line: Int?
  /// `memory.bytes`; empty for the whole file.
  package let keyPath: String
  package let expected: String
  package let found: String
  /// What to do about it.
  package let fix: String

  package init(path: String, line: Int?, keyPath: String, expected: String, found: String, fix: String?) {
    self.path = path
    self.line = line
    self.keyPath = keyPath
    self.expected = expected
    self.found = found
    self.fix = fix ?? "correct the file"
  }

  /// One sentence: file, line, key, expected, found, what to do.
  package var message: String {
    let place = path + (line.map { ":\($0)" } ?? "") + (keyPath.isEmpty ? "" : ", `\(keyPath)`")
    return "\(place): expected \(expected), found \(found). To mend it, \(fix)."
  }
}

extension CatalogError: CustomStringConvertible {
  package var description: String { message }

  /// The error in plain words.
  package var message: String {
    switch self {
    case .noCatalogs(let places):
      "No catalogs found. Looked at: \(places.joined(separator: ", ")). "
        + "Name the folder with --catalogs DIR or QUANTPLAN_CATALOGS."
    case .notFound(let kind, let query, let nearest):
      "No \(kind.singular) is called `\(query)`."
        + (nearest.isEmpty ? "" : " Near it: \(nearest.joined(separator: ", ")).")
        + " `quantplan catalog list \(kind.folder)` shows them all; a path to a JSON file of your own works too."
    case .ambiguous(let kind, let query, let candidates):
      "`\(query)` may be any of \(candidates.count) entries (\(kind.folder)): "
        + candidates.prefix(12).joined(separator: ", ") + (candidates.count > 12 ? ", ..." : "")
        + ". Write more of the id."
    case .unreadable(let path, let reason): "Cannot read \(path): \(reason)."
    case .malformed(let entry): entry.message
    case .unmixable(let query, let error): "`\(query)` is no mix of formats: \(error.message)."
    }
  }
}
