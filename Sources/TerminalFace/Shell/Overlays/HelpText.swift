import TerminalModel

/// The table of all keys of the screen in sight.
struct HelpText {
  let shared: SharedState

  private var table: HelpTable { HelpTable(shared.keys.bindings) }

  /// How many lines there are to scroll over in the help's box.
  func lineCount(in area: Rectangle) -> Int { Paragraph(table.lines(look: shared.look)).lineCount(in: area) }

  func draw(_ scroll: ScrollState, into frame: inout Frame, in area: Rectangle) {
    table.draw(state: scroll, into: &frame, in: area, look: shared.look)
  }
}
