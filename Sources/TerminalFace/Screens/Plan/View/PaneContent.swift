import Domain
import Presentation
import TerminalModel

/// What a detail shows.
enum PaneContent {
  /// Lines to scroll over, wrapped already.
  case text([Line])
  /// Entries of several lines, one of them selected.
  case blocks([[Line]])

  /// The content of a detail for a width; a column is kept free for a scroll bar.
  init(_ pane: Pane, _ state: State, width: Int) {
    let width = max(width - 2, 10)
    guard pane != .laboratory else {
      self = .text(LaboratoryContent(state: state, width: width).lines)
      return
    }
    guard let plan = state.plan else {
      self = .text([])
      return
    }
    let text = DetailText(plan: plan, look: state.look, width: width)
    switch pane {
    case .speed: self = .text(text.speed)
    case .memory: self = .text(text.memory)
    case .modes: self = .text(text.modes)
    case .repairs: self = text.repairs
    case .rejected: self = .text(text.rejected)
    case .assumptions: self = .text(text.assumptions)
    case .laboratory, .request, .schemes: self = .text([])
    }
  }

  /// How many steps of the selection or the text there are.
  var count: Int {
    switch self {
    case .text(let lines): lines.count
    case .blocks(let blocks): blocks.count
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
