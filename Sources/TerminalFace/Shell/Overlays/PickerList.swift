import Catalogs
import StyledText
import TerminalModel

/// Catalog entries to choose from.
struct PickerList {
  let kind: CatalogKind?
  let entries: [CatalogLists.Entry]
  let items: [ListItem]
  /// Said when there is nothing to choose.
  let emptyMessage: String

  init(_ picker: Picker, _ shared: SharedState) {
    let kind = picker.kind
    self.kind = kind
    entries = shared.catalog.map { lists in kind.map { lists.entries(of: $0) } ?? lists.entries } ?? []
    items = entries.map { entry in
      ListItem(entry.title, detail: kind == nil ? "\(entry.kind.singular)  \(entry.detail)" : entry.detail)
    }
    emptyMessage =
      shared.catalog == nil ? "reading the catalogs\(shared.look.symbols.marks.ellipsis)" : "nothing found"
  }

  var title: String { kind.map { "Choose \(Self.article($0)) \($0.singular)" } ?? "Find anything" }

  private static func article(_ kind: CatalogKind) -> String {
    "aeiou".contains(kind.singular.prefix(1)) ? "an" : "a"
  }
}
