/// Neighbouring cells of one row that have changed.
package struct FrameRun: Hashable, Sendable {
  package let origin: Point
  package let cells: [Cell]
}

extension Frame {
  /// What must be painted to make this frame out of the previous one; everything where there is none of this size.
  ///
  /// A run never begins or ends in the middle of a wide character.
  package func runs(since previous: Frame?) -> [FrameRun] {
    guard let previous, previous.size == size else {
      return (0..<size.height).filter { _ in size.width > 0 }.map { y in run(from: 0, to: size.width, y: y) }
    }
    var runs: [FrameRun] = []
    for y in 0..<size.height {
      var x = 0
      while x < size.width {
        let start = x
        while x < size.width && cells[y * size.width + x] != previous.cells[y * size.width + x] { x += 1 }
        if x > start { runs.append(completed(from: start, to: x, y: y)) }
        x += 1
      }
    }
    return runs
  }

  /// Puts runs into place; with the runs since this frame it becomes the other one, the cursor apart.
  package mutating func apply(_ runs: [FrameRun]) {
    for run in runs {
      for (offset, cell) in run.cells.enumerated() {
        let point = run.origin.moved(right: offset)
        if bounds.contains(point) { cells[index(point)] = cell }
      }
    }
  }

  private func completed(from start: Int, to end: Int, y: Int) -> FrameRun {
    let row = y * size.width
    let first = start > 0 && cells[row + start].span == .trailing ? start - 1 : start
    let last = end < size.width && cells[row + end].span == .trailing ? end + 1 : end
    return run(from: first, to: last, y: y)
  }

  private func run(from start: Int, to end: Int, y: Int) -> FrameRun {
    let row = y * size.width
    return FrameRun(origin: Point(x: start, y: y), cells: Array(cells[(row + start)..<(row + end)]))
  }
}
