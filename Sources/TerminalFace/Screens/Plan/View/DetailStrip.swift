import StyledText
import TerminalModel

/// The names of the details in a line, the one that is meant set off; it says that there is more behind Tab.
struct DetailStrip {
  let screen: PlanScreen
  let shared: SharedState

  func draw(into frame: inout Frame, in area: Rectangle) {
    guard !area.isEmpty else { return }
    let look = shared.look
    frame.fill(area, with: look.symbols.box.horizontal, style: screen.focus.pane.isDetail ? .accent : .border)
    let full = line(short: false)
    let line = full.width + 4 <= area.width ? full : line(short: true)
    frame.clipped(to: area) { frame in
      _ = frame.draw(
        line, at: area.origin.moved(right: 1), maximumWidth: area.width - 2, ellipsis: look.symbols.marks.ellipsis)
    }
  }

  /// Brackets say in mono as well which detail is meant.
  private func line(short: Bool) -> Line {
    Line(
      PlanPane.details.map { pane in
        let name = pane.title(shared, short: short)
        guard pane == screen.detail(shared) else { return Span(" \(name) ", .tab) }
        guard screen.focus.pane == pane else { return Span("[\(name)]", .heading) }
        return Span("\(shared.look.symbols.marks.selection)\(name) ", .activeTab)
      })
  }
}
