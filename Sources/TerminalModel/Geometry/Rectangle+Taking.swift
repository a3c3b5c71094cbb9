/// Cutting strips from the edges: each call returns the strip and leaves the rest behind.
extension Rectangle {
  /// Cuts off up to the given number of rows at the top.
  package mutating func takeTop(_ rows: Int) -> Rectangle {
    let taken = min(max(rows, 0), height)
    defer { self = Rectangle(x: x, y: y + taken, width: width, height: height - taken) }
    return Rectangle(x: x, y: y, width: width, height: taken)
  }

  /// Cuts off up to the given number of rows at the bottom.
  package mutating func takeBottom(_ rows: Int) -> Rectangle {
    let taken = min(max(rows, 0), height)
    defer { self = Rectangle(x: x, y: y, width: width, height: height - taken) }
    return Rectangle(x: x, y: endY - taken, width: width, height: taken)
  }

  /// Cuts off up to the given number of columns at the left.
  package mutating func takeLeft(_ columns: Int) -> Rectangle {
    let taken = min(max(columns, 0), width)
    defer { self = Rectangle(x: x + taken, y: y, width: width - taken, height: height) }
    return Rectangle(x: x, y: y, width: taken, height: height)
  }

  /// Cuts off up to the given number of columns at the right.
  package mutating func takeRight(_ columns: Int) -> Rectangle {
    let taken = min(max(columns, 0), width)
    defer { self = Rectangle(x: x, y: y, width: width - taken, height: height) }
    return Rectangle(x: endX - taken, y: y, width: taken, height: height)
  }
}
