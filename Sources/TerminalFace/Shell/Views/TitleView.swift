import StyledText
import TerminalModel

/// The first line: the program, the screens with the one in sight set off, and where help is.
struct TitleView {
  let state: State

  func draw(into frame: inout Frame, in area: Rectangle) {
    var line = area
    guard !line.isEmpty else { return }
    frame.draw(" quantplan ", at: line.takeLeft(12).origin, style: .title)
    frame.draw(
      "\(state.shared.key(of: "help")) help ", in: line.takeRight(8), aligned: .right, style: .dim, ellipsis: " ")
    TabBar(state.screens.types.map { $0.title }, active: state.screens.place)
      .draw(into: &frame, in: line, look: state.shared.look)
  }
}
