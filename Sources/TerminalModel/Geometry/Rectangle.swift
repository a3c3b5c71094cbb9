/// A block of cells; its sides are never negative, whatever is cut from it.
package struct Rectangle: Hashable, Sendable {
  package let origin: Point
  package let size: Size

  package static let zero = Rectangle(x: 0, y: 0, width: 0, height: 0)

  package init(origin: Point, size: Size) {
    self.origin = origin
    self.size = size
  }

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.init(origin: Point(x: x, y: y), size: Size(width: width, height: height))
  }

  package var x: Int { origin.x }
  package var y: Int { origin.y }
  package var width: Int { size.width }
  package var height: Int { size.height }
  /// The first column to the right of the rectangle.
  package var endX: Int { origin.x + size.width }
  /// The first row below the rectangle.
  package var endY: Int { origin.y + size.height }
  package var isEmpty: Bool { size.isEmpty }

  package func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < endX && point.y >= y && point.y < endY
  }

  /// An empty rectangle is contained everywhere.
  package func contains(_ other: Rectangle) -> Bool {
    other.isEmpty || (other.x >= x && other.endX <= endX && other.y >= y && other.endY <= endY)
  }

  package func intersection(_ other: Rectangle) -> Rectangle {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rectangle(
      x: left, y: top, width: min(endX, other.endX) - left, height: min(endY, other.endY) - top)
  }

  /// The part that is left after a margin is taken from every side.
  package func inset(columns: Int = 0, rows: Int = 0) -> Rectangle {
    let horizontal = min(max(columns, 0), width / 2)
    let vertical = min(max(rows, 0), height / 2)
    return Rectangle(
      x: x + horizontal, y: y + vertical, width: width - 2 * horizontal, height: height - 2 * vertical)
  }

  /// A rectangle of at most the wanted size in the middle of this one.
  package func centered(_ wanted: Size) -> Rectangle {
    let width = min(wanted.width, self.width)
    let height = min(wanted.height, self.height)
    return Rectangle(
      x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width, height: height)
  }
}
