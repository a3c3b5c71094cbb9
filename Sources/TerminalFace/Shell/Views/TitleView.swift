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
    drawMarks(into: &frame, in: &line)
    TabBar(
      state.screens.types.map { TabBar.Tab(number: $0.number, title: $0.title) }, active: state.screens.place
    )
    .draw(into: &frame, in: line, look: state.shared.look)
  }

  /// How many plans are marked, so that one sees what a comparison will hold.
  private func drawMarks(into frame: inout Frame, in line: inout Rectangle) {
    let count = state.shared.marks.count
    guard count > 0, line.width > 40 else { return }
    frame.draw("\(count) marked ", in: line.takeRight(10), aligned: .right, style: .accent, ellipsis: " ")
  }
}
