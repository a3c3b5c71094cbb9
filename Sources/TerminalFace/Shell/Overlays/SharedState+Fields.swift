import Catalogs
import Domain
import TerminalModel

/// Lists and fields of the question.
extension SharedState {
  /// The entries of a kind, from the one that the question has, or that the plan chose.
  func picker(of kind: CatalogKind) -> Picker {
    var picker = Picker(kind: kind)
    let asked = question.current.flatMap { kind.field?.text(in: $0) }
    let entries = PickerList(picker, self).entries
    picker.list.scroll.selection =
      [asked, chosen(kind)].compactMap(\.self).lazy.compactMap { id in entries.firstIndex { $0.id == id } }.first ?? 0
    return picker
  }

  private func chosen(_ kind: CatalogKind) -> String? {
    switch kind {
    case .hardware: plan.map { $0.deployment.host?.reference ?? $0.deployment.accelerator }
    case .schemes: plan?.deployment.scheme
    case .engines: plan?.deployment.engine
    case .models, .hosts, .workloads, .regions, .evidence, .formats, .prices, .measurements: nil
    }
  }

  mutating func press(_ key: Key, in picker: Picker) -> [Effect] {
    let list = PickerList(picker, self)
    guard key == .enter else {
      var picker = picker
      _ = picker.list.apply(key, items: list.items, height: OverlayLayout.list(size).listHeight)
      overlay = .picker(picker)
      return []
    }
    guard let place = picker.list.selectedItem(of: list.items) else { return [] }
    overlay = nil
    return choose(Choice(kind: list.entries[place].kind, id: list.entries[place].id))
  }

  mutating func press(_ key: Key, in editor: NumberEditor) -> [Effect] {
    var editor = editor
    guard key == .enter else {
      if editor.text.apply(key) { editor.problem = nil }
      overlay = .number(editor)
      return []
    }
    guard let request = question.current else { return [] }
    do {
      let changed = try editor.applied(to: request)
      overlay = nil
      return ask(changed)
    } catch {
      editor.problem = "expected \(error.expected)"
      overlay = .number(editor)
      return []
    }
  }

  mutating func press(_ key: Key, in editor: OptionsEditor) -> [Effect] {
    var editor = editor
    guard key == .enter else {
      if editor.text.apply(key) { editor.problem = nil }
      overlay = .options(editor)
      return []
    }
    guard let request = question.current else { return [] }
    do {
      let changes = try RequestChanges(options: editor.text.text)
      overlay = nil
      guard changes != RequestChanges() else { return [] }
      optionsAsked = editor
      return [.revise(number: answer.expect(), request, changes)]
    } catch {
      editor.problem = error.words
      overlay = .options(editor)
      return []
    }
  }

  mutating func edit(_ subject: NumberEditor.Subject) {
    guard let request = question.current else { return }
    overlay = .number(NumberEditor(subject, request: request, accelerators: accelerators))
  }

  mutating func paste(_ text: String) {
    switch overlay {
    case .palette(var list):
      list.paste(text)
      overlay = .palette(list)
    case .picker(var picker):
      picker.list.paste(text)
      overlay = .picker(picker)
    case .number(var editor):
      editor.text.insert(text)
      overlay = .number(editor)
    case .options(var editor):
      editor.text.insert(text)
      overlay = .options(editor)
    case .export(var dialog):
      dialog.path.insert(text)
      overlay = .export(dialog)
    case .help, nil: notice = .problem("There is no field here to paste into.")
    }
  }
}
