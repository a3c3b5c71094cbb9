import StyledText
import TerminalModel

/// A list whose entries take several lines each, one of them selected.
struct BlockList {
  let blocks: [[Line]]

  /// The lines in sight for a height: the selected entry whole, or its beginning where it is taller than the room.
  func window(_ state: ScrollState, height: Int) -> Range<Int> {
    let total = blocks.reduce(0) { $0 + $1.count }
    guard height > 0, total > 0 else { return 0..<0 }
    var start = min(max(state.offset, 0), max(total - height, 0))
    if let selected = state.selection(count: blocks.count) {
      let first = blocks[..<selected].reduce(0) { $0 + $1.count }
      let end = first + blocks[selected].count
      start = min(max(start, end - height), first)
    }
    return start..<min(start + height, total)
  }

  func draw(_ state: ScrollState, isFocused: Bool, into frame: inout Frame, in area: Rectangle, look: Look) {
    let lines = blocks.enumerated().flatMap { index, block in block.map { (index, $0) } }
    let window = window(state, height: area.height)
    var body = area
    let bar = window.count < lines.count ? body.takeRight(1) : .zero
    ScrollBar.draw(window, of: lines.count, into: &frame, in: bar, look: look)
    let selected = state.selection(count: blocks.count)
    for place in window {
      let (block, line) = lines[place]
      let row = body.takeTop(1)
      let isFirst = place == window.lowerBound || lines[place - 1].0 != block
      let highlight: Role? = block == selected && isFirst ? (isFocused ? .selected : .selectedElsewhere) : nil
      if let highlight { frame.fill(row, style: highlight) }
      let shown = highlight.map { role in Line(line.text, role) } ?? line
      frame.draw(shown, at: row.origin, maximumWidth: row.width, ellipsis: look.symbols.marks.ellipsis)
    }
  }
}
