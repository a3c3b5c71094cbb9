import Catalogs
import TerminalModel

/// What lies over the screen and has the keyboard; only one thing at a time.
enum Overlay: Hashable, Sendable {
  case help(ScrollState)
  case palette(SelectionListState)
  case picker(Picker)
  case number(NumberEditor)
  case options(OptionsEditor)
  case export(ExportDialog)

  /// Keys that fields and lists keep for themselves, whatever the user's own keys are.
  var hints: [KeyHint] {
    let back = KeyHint([.escape], "back")
    return switch self {
    case .help: [back, KeyHint([.down], "down"), KeyHint([.up], "up"), KeyHint([.pageDown], "page")]
    case .palette: [KeyHint([.enter], "do it"), back, KeyHint([.down], "next"), KeyHint([.up], "before")]
    case .picker: [KeyHint([.enter], "take it"), back, KeyHint([.down], "next"), KeyHint([.up], "before")]
    case .number, .options: [KeyHint([.enter], "plan"), back]
    case .export: [KeyHint([.enter], "write"), back]
    }
  }
}

/// A list of catalog entries to choose from.
struct Picker: Hashable, Sendable {
  /// The kind to choose; nil searches everything at once.
  var kind: CatalogKind?
  var list = SelectionListState()
}

/// Asks where to write the plan.
struct ExportDialog: Hashable, Sendable {
  /// The name that was proposed; left unchanged, it gives way to a file that exists.
  let proposal: String
  var path: TextFieldState
  /// A file that exists under the name that was typed; Enter once more overwrites it.
  var existing: String?
  var problem: String?
}
