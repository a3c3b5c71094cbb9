import Domain
import Quantities
import TerminalModel

/// The frame that shows a state, money in the currency of the plan in sight; pure.
func render(_ state: State) -> Frame {
  Currency.$told.withValue(state.shared.plan?.request.currency) { told(state) }
}

private func told(_ state: State) -> Frame {
  var frame = Frame(size: state.shared.size)
  guard ShellLayout.hasRoom(in: frame.size) else {
    let text = "quantplan needs \(ShellLayout.smallest); this is \(frame.size)"
    Paragraph(text).draw(into: &frame, in: frame.bounds, look: state.shared.look)
    return frame
  }
  let layout = ShellLayout(frame.size)
  TitleView(state: state).draw(into: &frame, in: layout.title)
  draw(state.screens.active, of: state, into: &frame)
  FooterView(state: state).draw(into: &frame, in: layout.footer)
  if let overlay = state.shared.overlay { OverlayView(state: state, overlay: overlay).draw(into: &frame) }
  return frame
}

private func draw<Own: Screen>(_ screen: Own.Type, of state: State, into frame: inout Frame) {
  let screen = state.screens[screen]
  screen.draw(screen.layout(state.shared), state.shared, into: &frame)
}
