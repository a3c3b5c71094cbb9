import Catalogs

/// What the catalogs offer to choose from.
package struct CatalogLists: Hashable, Sendable {
  /// An entry as a list shows it.
  package struct Entry: Hashable, Sendable {
    package let kind: CatalogKind
    package let id: String
    package let name: String
    /// Its size in words: parameters, memory, load.
    package let detail: String

    /// The id, and the name where that says more: both are searched.
    var title: String {
      let known = id.lowercased()
      let words = name.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
      return words.allSatisfy { known.contains($0) } ? id : "\(id)  \(name)"
    }
  }

  package var entries: [Entry]
  /// What is wrong with the files of entries that are left out.
  package var warnings: [String]

  package init(_ entries: [Entry], warnings: [String] = []) {
    self.entries = entries
    self.warnings = warnings
  }

  /// Hosts stand after the accelerators, since both are hardware to choose.
  func entries(of kind: CatalogKind) -> [Entry] {
    entries.filter { $0.kind == kind } + (kind == .hardware ? entries.filter { $0.kind == .hosts } : [])
  }
}
