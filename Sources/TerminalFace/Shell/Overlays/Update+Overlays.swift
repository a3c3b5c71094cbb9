import Catalogs
import Domain
import TerminalModel

extension State {
  /// Keys for what lies over the screen: Escape closes it, Enter accepts it, the rest moves or types.
  mutating func pressOverOverlay(_ key: Key) -> [Effect] {
    if key == .escape {
      overlay = nil
      return []
    }
    switch overlay {
    case .help(let scroll): pressInHelp(key, scroll)
    case .palette(let list): return pressInPalette(key, list)
    case .picker(let picker): return pressInPicker(key, picker)
    case .number(let editor): return pressInNumber(key, editor)
    case .export(let dialog): return pressInExport(key, dialog)
    case nil: break
    }
    return []
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
    case .export(var dialog):
      dialog.path.insert(text)
      overlay = .export(dialog)
    case .help, nil: notice = .problem("There is no field here to paste into.")
    }
  }

  private mutating func pressInHelp(_ key: Key, _ scroll: ScrollState) {
    let action = keys.action(for: key)
    if case .move(let direction) = action, let motion = direction.motion {
      var scroll = scroll
      let area = HelpView.area(in: size)
      scroll.move(motion, count: HelpView.lineCount(self, in: area), height: area.height)
      overlay = .help(scroll)
    } else if action == .help || action == .quit || key == .enter {
      // Where one looks for the way out of the help, `q` must not leave the program.
      overlay = nil
    }
  }

  private mutating func pressInPalette(_ key: Key, _ list: SelectionListState) -> [Effect] {
    let commands = PaletteView.commands(self)
    guard key == .enter else {
      var list = list
      _ = list.apply(key, items: commands.map(\.item), height: PaletteView.height(in: size))
      overlay = .palette(list)
      return []
    }
    guard let place = list.selectedItem(of: commands.map(\.item)) else { return [] }
    overlay = nil
    return perform(commands[place].action)
  }

  private mutating func pressInPicker(_ key: Key, _ picker: Picker) -> [Effect] {
    let entries = PickerView.entries(self, picker)
    let items = PickerView.items(self, picker)
    guard key == .enter else {
      var picker = picker
      _ = picker.list.apply(key, items: items, height: PickerView.height(in: size))
      overlay = .picker(picker)
      return []
    }
    guard let place = picker.list.selectedItem(of: items) else { return [] }
    overlay = nil
    return choose(Choice(kind: entries[place].kind, id: entries[place].id))
  }

  private mutating func pressInNumber(_ key: Key, _ editor: NumberEditor) -> [Effect] {
    var editor = editor
    guard key == .enter else {
      if editor.text.apply(key) { editor.problem = nil }
      overlay = .number(editor)
      return []
    }
    guard let request = question.current, let changed = editor.applied(to: request) else {
      editor.problem = "not a whole number from 1 to \(NumberEditor.largest)"
      overlay = .number(editor)
      return []
    }
    overlay = nil
    return ask(changed)
  }

  private mutating func pressInExport(_ key: Key, _ dialog: ExportDialog) -> [Effect] {
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

  mutating func edit(_ subject: NumberEditor.Subject) {
    guard let request = question.current else { return }
    overlay = .number(NumberEditor(subject, request: request, accelerators: accelerators))
  }

  mutating func openExport() {
    guard let plan else { return }
    let proposal = ExportNaming.proposal(plan)
    overlay = .export(ExportDialog(proposal: proposal, path: TextFieldState(proposal)))
  }
}
