import Catalogs
import TerminalModel

/// The table of all keys.
enum HelpView {
  /// The room inside the box.
  static func area(in size: Size) -> Rectangle {
    Panel().interior(of: Rectangle(origin: .zero, size: size).centered(box(size)))
  }

  static func lineCount(_ state: State, in area: Rectangle) -> Int {
    Paragraph(HelpTable(bindings(state)).lines(look: state.look)).lineCount(in: area)
  }

  static func draw(_ state: State, _ scroll: ScrollState, into frame: inout Frame) {
    let look = state.look
    let inside = Panel(title: "Keys", hint: "\(Key.escape.label(look.symbols)) closes", isFocused: true).drawOverlay(
      size: box(state.size), into: &frame, in: frame.bounds, look: look)
    HelpTable(bindings(state)).draw(state: scroll, into: &frame, in: inside, look: look)
  }

  /// Every binding; the numbers of repairs stand in one line.
  static func bindings(_ state: State) -> [Binding<Action>] {
    var bindings: [Binding<Action>] = []
    for binding in state.keys.bindings {
      if case .applyRepairNumber = binding.action, let last = bindings.last, last.scope == binding.scope {
        bindings[bindings.count - 1] = Binding(
          last.action, id: last.id, keys: last.keys + binding.keys, title: last.title,
          help: "Apply the repair of this number", group: last.group, scope: last.scope)
      } else {
        bindings.append(binding)
      }
    }
    return bindings
  }

  private static func box(_ size: Size) -> Size {
    Size(width: min(size.width - 2, 78), height: size.height - 2)
  }
}

/// All commands, searched by what they do.
enum PaletteView {
  struct Command {
    let action: Action
    let item: ListItem
  }

  /// Every action that has a meaning now; those that aren't possible say why.
  static func commands(_ state: State) -> [Command] {
    state.keys.bindings.filter { binding in
      if case .move = binding.action { return false }
      if case .applyRepairNumber(let number) = binding.action { return number <= state.plan?.repairs.count ?? 0 }
      return binding.action != .palette && binding.action != .changeField
    }.map { binding in
      let key = binding.keys.first?.label(state.look.symbols) ?? ""
      if case .disabled(let reason) = state.availability(of: binding.action) {
        return Command(action: binding.action, item: ListItem(binding.help, detail: reason, role: .dim))
      }
      return Command(action: binding.action, item: ListItem(binding.help, detail: key))
    }
  }

  static func height(in size: Size) -> Int { max(OverlayBox.interior(size).height - 1, 0) }

  static func draw(_ state: State, _ list: SelectionListState, into frame: inout Frame) {
    let inside = OverlayBox.draw("Commands", hint: "Enter does it", state, into: &frame)
    SelectionList(prompt: ": ", placeholder: "type to search", emptyMessage: "no such command").draw(
      commands(state).map(\.item), state: list, into: &frame, in: inside, look: state.look)
  }
}

/// Catalog entries to choose from.
enum PickerView {
  static func entries(_ state: State, _ picker: Picker) -> [CatalogLists.Entry] {
    guard let lists = state.catalog else { return [] }
    return picker.kind.map { lists.entries(of: $0) } ?? lists.entries
  }

  static func items(_ state: State, _ picker: Picker) -> [ListItem] {
    entries(state, picker).map { entry in
      ListItem(entry.title, detail: picker.kind == nil ? "\(entry.kind.singular)  \(entry.detail)" : entry.detail)
    }
  }

  static func height(in size: Size) -> Int { PaletteView.height(in: size) }

  static func draw(_ state: State, _ picker: Picker, into frame: inout Frame) {
    let title = picker.kind.map { "Choose \(article($0)) \($0.singular)" } ?? "Find anything"
    let inside = OverlayBox.draw(title, hint: "Enter takes it", state, into: &frame)
    let empty = state.catalog == nil ? "reading the catalogs\(state.look.symbols.marks.ellipsis)" : "nothing found"
    SelectionList(placeholder: "type to search", emptyMessage: empty).draw(
      items(state, picker), state: picker.list, into: &frame, in: inside, look: state.look)
  }

  private static func article(_ kind: CatalogKind) -> String {
    "aeiou".contains(kind.singular.prefix(1)) ? "an" : "a"
  }
}

/// A field for a number.
enum NumberView {
  static func draw(_ state: State, _ editor: NumberEditor, into frame: inout Frame) {
    let inside = OverlayBox.draw(
      editor.title, hint: "Enter plans with it", state, into: &frame, height: 4)
    FieldBody.draw(editor.text, below: editor.problem.map { ($0, .bad) } ?? (editor.hint, .dim), state, &frame, inside)
  }
}

/// Asks for a file's name.
enum ExportView {
  static func draw(_ state: State, _ dialog: ExportDialog, into frame: inout Frame) {
    let inside = OverlayBox.draw(
      "Export the plan", hint: "Enter writes", state, into: &frame, height: 4)
    FieldBody.draw(dialog.path, below: remark(dialog), state, &frame, inside)
  }

  private static func remark(_ dialog: ExportDialog) -> (String, Role) {
    if let existing = dialog.existing {
      return ("\(existing) exists; Enter overwrites it, or change the name", .warning)
    }
    if let problem = dialog.problem { return (problem, .bad) }
    return ("JSON, or CSV or Markdown by the name's ending .csv or .md", .dim)
  }
}

/// A text field and a remark below it.
private enum FieldBody {
  static func draw(
    _ text: TextFieldState, below remark: (String, Role), _ state: State, _ frame: inout Frame, _ area: Rectangle
  ) {
    var body = area.inset(columns: 1)
    TextField().draw(text, isFocused: true, into: &frame, in: body.takeTop(1), look: state.look)
    Paragraph([Line(remark.0, remark.1)]).draw(into: &frame, in: body, look: state.look)
  }
}

/// The box that lists and fields stand in.
enum OverlayBox {
  static func interior(_ size: Size) -> Rectangle {
    Panel().interior(of: Rectangle(origin: .zero, size: size).centered(box(size)))
  }

  static func draw(
    _ title: String, hint: String, _ state: State, into frame: inout Frame, height: Int? = nil
  ) -> Rectangle {
    let box = box(state.size)
    let escape = Key.escape.label(state.look.symbols)
    return Panel(title: title, hint: "\(hint), \(escape) goes back", isFocused: true).drawOverlay(
      size: Size(width: box.width, height: height.map { min($0 + 1, box.height) } ?? box.height), into: &frame,
      in: frame.bounds, look: state.look)
  }

  private static func box(_ size: Size) -> Size {
    Size(width: min(size.width - 2, 76), height: min(size.height - 2, 30))
  }
}
