import Domain
import TerminalModel

extension SharedState {
  mutating func openExport(ending: String = "json") {
    guard let plan else { return }
    let proposal = ExportNaming.proposal(plan, ending: ending)
    overlay = .export(ExportDialog(proposal: proposal, path: TextFieldState(proposal)))
  }

  mutating func press(_ key: Key, in dialog: ExportDialog) -> [Effect] {
    var dialog = dialog
    guard key == .enter else {
      if dialog.path.apply(key) { (dialog.existing, dialog.problem) = (nil, nil) }
      overlay = .export(dialog)
      return []
    }
    guard let plan else { return [] }
    let path = dialog.path.text
    guard path.contains(where: { !$0.isWhitespace }) else {
      dialog.problem = "a file needs a name"
      overlay = .export(dialog)
      return []
    }
    let policy: ExistingFile =
      dialog.existing == path ? .overwrite : path == dialog.proposal ? .chooseAnotherName : .ask
    return [.export(plan, path: path, ifExists: policy)]
  }

  /// Takes how writing has ended.
  mutating func take(_ outcome: ExportOutcome) {
    switch outcome {
    case .written(let path):
      overlay = nil
      notice = .done("Wrote \(path)")
    case .exists(let path):
      guard case .export(var dialog) = overlay else { return }
      dialog.existing = path
      overlay = .export(dialog)
    case .failed(let failure):
      guard case .export(var dialog) = overlay else {
        notice = .problem(failure.message)
        return
      }
      dialog.problem = failure.message
      overlay = .export(dialog)
    }
  }
}
