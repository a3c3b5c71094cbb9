import StyledText
import TerminalModel

/// What lies over the screen, drawn into the boxes of its layout.
struct OverlayView {
  let state: State
  let overlay: Overlay

  private var shared: SharedState { state.shared }

  func draw(into frame: inout Frame) {
    switch overlay {
    case .help(let scroll):
      let inside = box(.help(shared.size), "Keys", hint: "\(escape) closes", into: &frame)
      HelpText(shared: shared).draw(scroll, into: &frame, in: inside)
    case .palette(let list):
      let inside = box(.list(shared.size), "Commands", hint: "Enter does it, \(escape) goes back", into: &frame)
      SelectionList(prompt: ": ", placeholder: "type to search", emptyMessage: "no such command").draw(
        PaletteList(state).items, state: list, into: &frame, in: inside, look: shared.look)
    case .picker(let picker):
      let list = PickerList(picker, shared)
      let inside = box(.list(shared.size), list.title, hint: "Enter takes it, \(escape) goes back", into: &frame)
      SelectionList(placeholder: "type to search", emptyMessage: list.emptyMessage).draw(
        list.items, state: picker.list, into: &frame, in: inside, look: shared.look)
    case .number(let editor):
      let inside = box(
        .field(shared.size), editor.title, hint: "Enter plans with it, \(escape) goes back", into: &frame)
      field(editor.text, below: editor.problem.map { ($0, .bad) } ?? (editor.hint, .dim), into: &frame, in: inside)
    case .options(let editor):
      let inside = box(
        .field(shared.size), OptionsEditor.title, hint: "Enter plans with them, \(escape) goes back", into: &frame)
      let remark = editor.problem.map { ($0, Role.bad) } ?? (OptionsEditor.hint, .dim)
      field(editor.text, below: remark, into: &frame, in: inside)
    case .export(let dialog):
      let inside = box(
        .field(shared.size), "Export the plan", hint: "Enter writes, \(escape) goes back", into: &frame)
      field(dialog.path, below: Self.remark(dialog), into: &frame, in: inside)
    }
  }

  private var escape: String { Key.escape.label(shared.look.symbols) }

  private func box(
    _ layout: OverlayLayout, _ title: String, hint: String, into frame: inout Frame
  ) -> Rectangle {
    Panel(title: title, hint: hint, isFocused: true).drawOverlay(
      size: layout.box.size, into: &frame, in: frame.bounds, look: shared.look)
  }

  /// A text field and a remark below it.
  private func field(
    _ text: TextFieldState, below remark: (String, Role), into frame: inout Frame, in area: Rectangle
  ) {
    var body = area.inset(columns: 1)
    TextField().draw(text, isFocused: true, into: &frame, in: body.takeTop(1), look: shared.look)
    Paragraph([Line(remark.0, remark.1)]).draw(into: &frame, in: body, look: shared.look)
  }

  private static func remark(_ dialog: ExportDialog) -> (String, Role) {
    if let existing = dialog.existing {
      return ("\(existing) exists; Enter overwrites it, or change the name", .warning)
    }
    if let problem = dialog.problem { return (problem, .bad) }
    return ("JSON, or CSV, Markdown or HTML by the ending .csv, .md or .html", .dim)
  }
}
