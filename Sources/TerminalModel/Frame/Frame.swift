/// A screen as a value: a grid of cells and the place of the cursor.
///
/// Every coordinate is safe: what lies outside the frame, or outside the current clip, is dropped in silence.
/// Invariant: a leading half is always followed by its trailing half in the same row, and never without it.
package struct Frame: Sendable {
  package let size: Size
  /// Where the terminal's own cursor is shown, for text fields and screen readers; nil hides it.
  package var cursor: Point?
  /// The region that drawing can reach at the moment.
  package private(set) var clip: Rectangle
  var cells: [Cell]

  package init(size: Size) {
    self.size = size
    self.clip = Rectangle(origin: .zero, size: size)
    self.cells = Array(repeating: .blank, count: size.area)
  }

  package var bounds: Rectangle { Rectangle(origin: .zero, size: size) }

  /// The cell at a point, or a blank one outside the frame.
  package subscript(_ point: Point) -> Cell {
    bounds.contains(point) ? cells[index(point)] : .blank
  }

  /// Draws with everything outside the given rectangle out of reach.
  package mutating func clipped(to region: Rectangle, _ body: (inout Frame) -> Void) {
    let outer = clip
    clip = outer.intersection(region)
    body(&self)
    clip = outer
  }

  func index(_ point: Point) -> Int { point.y * size.width + point.x }
}

extension Frame: Equatable {
  /// Frames are equal when they look equal; the clip is only a state of drawing.
  package static func == (left: Frame, right: Frame) -> Bool {
    left.size == right.size && left.cursor == right.cursor && left.cells == right.cells
  }
}
