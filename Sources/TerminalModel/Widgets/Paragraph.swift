import StyledText

/// Lines of text, wrapped or cut with an ellipsis, that can be scrolled.
package struct Paragraph: Hashable, Sendable {
  package var lines: [Line]
  package var wraps: Bool

  package init(_ lines: [Line], wraps: Bool = true) {
    self.lines = lines
    self.wraps = wraps
  }

  /// A plain text; line feeds begin new lines.
  package init(_ text: String, _ role: Role = .text) {
    self.init(text.split(separator: "\n", omittingEmptySubsequences: false).map { Line(String($0), role) })
  }

  /// The lines as they are shown in an area of this width; their number bounds the scrolling.
  package func laidOut(width: Int) -> [Line] {
    wraps ? lines.flatMap { TextLayout.wrapped($0, width: width) } : lines
  }

  /// How many lines there are to scroll over in this area; a scroll bar takes a column when they don't fit.
  package func lineCount(in area: Rectangle) -> Int {
    laidOut(in: area).lines.count
  }

  package func draw(state: ScrollState = .text, into frame: inout Frame, in area: Rectangle, look: Look) {
    guard !area.isEmpty else { return }
    frame.clipped(to: area) { frame in
      var body = area
      let (shown, hasBar) = laidOut(in: area)
      let bar = hasBar ? body.takeRight(1) : .zero
      let window = state.window(count: shown.count, height: body.height)
      ScrollBar.draw(window, of: shown.count, into: &frame, in: bar, look: look)
      for index in window {
        let line = body.takeTop(1)
        frame.draw(
          shown[index], at: line.origin, maximumWidth: line.width, ellipsis: look.symbols.marks.ellipsis)
      }
    }
  }

  private func laidOut(in area: Rectangle) -> (lines: [Line], hasBar: Bool) {
    let all = laidOut(width: area.width)
    guard all.count > area.height else { return (all, false) }
    return (laidOut(width: area.width - 1), true)
  }
}
