import TerminalModel

/// The screen that shows a state; pure.
func render(_ state: State) -> Frame {
  var frame = Frame(size: state.size)
  let least = PlanLayout.smallest
  guard state.size.width >= least.width, state.size.height >= least.height else {
    drawTooSmall(state, into: &frame)
    return frame
  }
  let screen = PlanScreen(state)
  screen.draw(into: &frame)
  FooterView(state: state).draw(into: &frame, in: screen.layout.footer)
  switch state.overlay {
  case .help(let scroll): HelpView.draw(state, scroll, into: &frame)
  case .palette(let list): PaletteView.draw(state, list, into: &frame)
  case .picker(let picker): PickerView.draw(state, picker, into: &frame)
  case .number(let editor): NumberView.draw(state, editor, into: &frame)
  case .export(let dialog): ExportView.draw(state, dialog, into: &frame)
  case nil: break
  }
  return frame
}

private func drawTooSmall(_ state: State, into frame: inout Frame) {
  let text = "quantplan needs \(PlanLayout.smallest); this is \(state.size)"
  Paragraph(text).draw(into: &frame, in: frame.bounds, look: state.look)
}

/// The last line: what has just happened, else the keys that matter here.
struct FooterView {
  let state: State

  func draw(into frame: inout Frame, in area: Rectangle) {
    var line = area
    _ = line.takeLeft(1)
    if let notice = state.notice {
      frame.draw(
        notice.text, at: line.origin, style: notice.role, maximumWidth: line.width,
        ellipsis: state.look.symbols.marks.ellipsis)
      return
    }
    Footer(hints).draw(into: &frame, in: line, look: state.look)
  }

  /// The pane's own keys come first, help and quit before the rest, so that a narrow footer still says the way out.
  private var hints: [KeyHint] {
    if let overlay = state.overlay { return Self.hints(overlay) }
    let bindings = state.keys.bindings(in: state.scopes).filter(\.isInFooter)
    let own = bindings.filter { $0.scope != BindingScope.everywhere }
    let ways = bindings.filter { $0.action == .help || $0.action == .quit }
    // What would help comes first where help is needed.
    let urgent = state.plan?.verdict.outcome == .doesNotFit ? bindings.filter { $0.action == .show(.repairs) } : []
    let rest = bindings.filter { !own.contains($0) && !ways.contains($0) && !urgent.contains($0) }
    return (own + urgent + ways + rest).map { KeyHint($0, isEnabled: state.availability(of: $0.action).isEnabled) }
  }

  /// Keys that fields and lists keep for themselves, whatever the user's own keys are.
  private static func hints(_ overlay: Overlay) -> [KeyHint] {
    let back = KeyHint([.escape], "back")
    return switch overlay {
    case .help: [back, KeyHint([.down], "down"), KeyHint([.up], "up"), KeyHint([.pageDown], "page")]
    case .palette: [KeyHint([.enter], "do it"), back, KeyHint([.down], "next"), KeyHint([.up], "before")]
    case .picker: [KeyHint([.enter], "take it"), back, KeyHint([.down], "next"), KeyHint([.up], "before")]
    case .number: [KeyHint([.enter], "plan"), back]
    case .export: [KeyHint([.enter], "write"), back]
    }
  }
}
