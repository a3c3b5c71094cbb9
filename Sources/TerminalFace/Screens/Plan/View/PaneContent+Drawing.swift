import TerminalModel

extension PaneContent {
  func draw(_ scroll: ScrollState, isFocused: Bool, into frame: inout Frame, in area: Rectangle, look: Look) {
    var body = area
    _ = body.takeLeft(1)
    switch self {
    case .text(let lines):
      Paragraph(lines, wraps: false).draw(state: scroll, into: &frame, in: body, look: look)
    case .blocks(let blocks):
      BlockList(blocks: blocks).draw(scroll, isFocused: isFocused, into: &frame, in: body, look: look)
    }
  }
}
