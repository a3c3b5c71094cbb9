/// A cell position: x counts columns to the right, y counts rows downwards, both from zero.
package struct Point: Hashable, Sendable {
  package var x: Int
  package var y: Int

  package static let zero = Point(x: 0, y: 0)

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }

  package func moved(right columns: Int = 0, down rows: Int = 0) -> Point {
    Point(x: x + columns, y: y + rows)
  }
}
