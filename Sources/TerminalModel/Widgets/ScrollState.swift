/// Steps through a list or a text.
package enum Motion: Hashable, Sendable {
  case up, down
  case pageUp, pageDown
  case first, last
  case to(Int)
}

/// Where a list or a text is scrolled to, and which line is selected, if lines can be.
///
/// Both may be stale, as when a filter has shortened the list: whoever draws asks for `window`, which is always valid.
package struct ScrollState: Hashable, Sendable {
  package var offset: Int
  package var selection: Int?

  /// A list whose lines can be selected.
  package static let list = ScrollState(selection: 0)
  /// A text that can only be scrolled.
  package static let text = ScrollState(selection: nil)

  package init(offset: Int = 0, selection: Int?) {
    self.offset = offset
    self.selection = selection
  }

  /// The selection that holds for a list of this length; nil where there is nothing to select.
  package func selection(count: Int) -> Int? {
    guard let selection, count > 0 else { return nil }
    return min(max(selection, 0), count - 1)
  }

  /// The lines that are in sight; the selected one is always among them, and no room is wasted below the last.
  package func window(count: Int, height: Int) -> Range<Int> {
    let height = max(height, 0)
    guard count > 0, height > 0 else { return 0..<0 }
    var start = min(max(offset, 0), max(count - height, 0))
    if let selected = selection(count: count) {
      start = min(start, selected)
      start = max(start, selected - height + 1)
    }
    return start..<min(start + height, count)
  }

  /// Moves the selection, or the text where nothing can be selected, by lines or by screens of `height` lines.
  package mutating func move(_ motion: Motion, count: Int, height: Int) {
    let page = max(height - 1, 1)
    let current = selection == nil ? window(count: count, height: height).lowerBound : selection(count: count) ?? 0
    let wanted =
      switch motion {
      case .up: current - 1
      case .down: current + 1
      case .pageUp: current - page
      case .pageDown: current + page
      case .first: 0
      case .last: count - 1
      case .to(let index): index
      }
    let clamped = min(max(wanted, 0), max(count - 1, 0))
    if selection == nil { offset = clamped } else { selection = clamped }
    offset = window(count: count, height: height).lowerBound
  }
}
