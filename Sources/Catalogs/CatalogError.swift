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
  /// Nothing of the machine at hand has an entry; what it has, and whether all that lacks is its memory's bandwidth.
  case unplannable(found: [String], bandwidthIsUnknown: Bool)
  /// A mix of formats that can't be made, and why.
  case unmixable(query: String, MixError)
}

extension CatalogError {
  /// The file that is at fault, if one is.
  var file: String? {
    switch self {
    case .unreadable(let path, _): path
    case .malformed(let entry): entry.path
    case .noCatalogs, .notFound, .ambiguous, .unplannable, .unmixable: nil
    }
  }
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
    let told = "\(place): expected \(expected), found \(found). "
    // Advice that is a sentence of its own stays one.
    return told + (fix.first?.isUppercase ?? false ? "\(fix)." : "To mend it, \(fix).")
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
    case .unplannable(let found, let bandwidthIsUnknown):
      "No entry of the catalog stands for what this machine has: "
        + (found.isEmpty ? "nothing that it tells of" : found.joined(separator: "; ")) + ". "
        + (bandwidthIsUnknown
          ? "To plan for its processor, write --on cpu:MEMORY, as in cpu:64GB, or cpu:MEMORY:BANDWIDTH, channels × 8 "
            + "bytes × transfers a second, as in cpu:64GB:80GBps; else "
          : "Write ")
        + "--on with an entry of the catalog or a file of your own (id, name, memory.bytes, "
        + "memory.bandwidthBytesPerSecond); `quantplan machine` tells what was found."
    case .unmixable(let query, let error): "`\(query)` is no mix of formats: \(error.message)."
    }
  }
}
