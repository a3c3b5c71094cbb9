import StyledText
import TerminalModel

/// The last line: what has just happened, else the keys that matter here.
struct FooterView {
  let state: State

  func draw(into frame: inout Frame, in area: Rectangle) {
    var line = area
    _ = line.takeLeft(1)
    let look = state.shared.look
    guard let notice = state.shared.notice else {
      Footer(hints).draw(into: &frame, in: line, look: look)
      return
    }
    frame.draw(
      notice.text, at: line.origin, style: notice.role, maximumWidth: line.width, ellipsis: look.symbols.marks.ellipsis)
  }

  /// The pane's own keys come first, help and quit before the rest, so that a narrow footer still says the way out.
  private var hints: [KeyHint] {
    if let overlay = state.shared.overlay { return overlay.hints }
    let bindings = state.shared.keys.bindings(in: state.scopes).filter(\.isInFooter)
    let own = bindings.filter { $0.scope != BindingScope.everywhere }
    // What would help comes first where help is needed.
    let urgentAction = state.urgentAction
    let urgent = bindings.filter { $0.action == urgentAction }
    let ways = bindings.filter { $0.action == .shell(.help) || $0.action == .shell(.quit) }
    let rest = bindings.filter { !own.contains($0) && !ways.contains($0) && !urgent.contains($0) }
    return (own + urgent + ways + rest).map { KeyHint($0, isEnabled: state.availability(of: $0.action).isEnabled) }
  }
}
