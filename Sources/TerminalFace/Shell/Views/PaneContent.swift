import StyledText
import TerminalModel

/// What a pane of text shows.
enum PaneContent: Hashable, Sendable {
  /// Lines to scroll over, wrapped already.
  case text([Line])
  /// Entries of several lines, one of them selected.
  case blocks([[Line]])

  /// The width of its lines in a pane: beside them stand a blank and, where there is more, a scroll bar.
  static func lineWidth(in width: Int) -> Int { max(width - 2, 10) }

  /// How far it scrolls in a height.
  func extent(height: Int) -> ScrollExtent {
    switch self {
    case .text(let lines): ScrollExtent(count: lines.count, height: height)
    // Entries take two lines or more.
    case .blocks(let blocks): ScrollExtent(count: blocks.count, height: max(height / 2, 1))
    }
  }

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

/// How far something scrolls: lines or entries, and how many of them are in sight.
struct ScrollExtent: Hashable, Sendable {
  let count: Int
  let height: Int
}
