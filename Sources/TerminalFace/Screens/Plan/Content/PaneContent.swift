import TerminalModel

/// What a detail shows.
enum PaneContent: Hashable, Sendable {
  /// Lines to scroll over, wrapped already.
  case text([Line])
  /// Entries of several lines, one of them selected.
  case blocks([[Line]])

  /// The content of a detail for a width: beside it stand a blank and, where there is more, a scroll bar.
  init(_ pane: Pane, _ shared: SharedState, width: Int) {
    self = pane.traits.content?(PaneSource(shared: shared, width: max(width - 2, 10))) ?? .text([])
  }

  /// How far it scrolls in a height.
  func extent(height: Int) -> ScrollExtent {
    switch self {
    case .text(let lines): ScrollExtent(count: lines.count, height: height)
    // Entries take two lines or more.
    case .blocks(let blocks): ScrollExtent(count: blocks.count, height: max(height / 2, 1))
    }
  }
}

/// How far something scrolls: lines or entries, and how many of them are in sight.
struct ScrollExtent: Hashable, Sendable {
  let count: Int
  let height: Int
}
