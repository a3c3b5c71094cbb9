import Domain
import TerminalModel

/// What keys do on the Export screen alone.
enum ExportAction: ScreenAction {
  typealias Owner = ExportScreen

  /// Asks for a file's name, then writes what is seen.
  case write
  /// Copies what is seen.
  case copy

  static let bindings: [Binding<ExportAction>] = [
    Binding(
      .write, id: "write-preview", keys: [.enter, .character("w")], title: "write",
      help: "Write what is seen to a file",
      group: "Export", isInFooter: true),
    Binding(
      .copy, id: "copy-preview", keys: [.character("C")], title: "copy", help: "Copy what is seen", group: "Export",
      isInFooter: true),
  ]
}

extension ExportScreen {
  func availability(of action: ExportAction, _ shared: SharedState) -> Availability {
    if let failure = preview?.failure { return .disabled(failure) }
    switch action {
    case .write:
      return selected == .command ? .disabled("the command is copied, not written") : shared.needsPlan
    case .copy: return text(shared) == nil ? .disabled("the text isn't ready yet") : shared.needsPlan
    }
  }

  mutating func carryOut(_ action: ExportAction, _ shared: inout SharedState) -> [Effect] {
    switch action {
    case .write: shared.openExport(ending: selected.ending)
    case .copy: return text(shared).map { [.copy($0, what: "the \(selected.title)")] } ?? []
    }
    return []
  }
}
