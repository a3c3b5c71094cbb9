import StyledText
import TerminalModel

/// The line above a pane: its name, a mark when it has the keyboard, and a remark at the right.
enum TitleRule {
  static func draw(
    _ title: String, remark: String = "", isFocused: Bool, into frame: inout Frame, in area: Rectangle, look: Look
  ) {
    guard !area.isEmpty else { return }
    frame.clipped(to: area) { frame in
      frame.fill(area, with: look.symbols.box.horizontal, style: isFocused ? .accent : .border)
      let ellipsis = look.symbols.marks.ellipsis
      let mark = isFocused ? "\(look.symbols.marks.selection)" : " "
      let shown = TextLayout.truncated(title, to: max(area.width - 5, 0), ellipsis: ellipsis)
      let used =
        1
        + frame.draw(
          "\(mark)\(shown) ", at: area.origin.moved(right: 1), style: isFocused ? .accent : .heading)
      let text = " \(remark) "
      guard !remark.isEmpty, used + CellWidth.of(text) + 2 <= area.width else { return }
      frame.draw(text, at: area.origin.moved(right: area.width - CellWidth.of(text) - 1), style: .dim)
    }
  }
}
