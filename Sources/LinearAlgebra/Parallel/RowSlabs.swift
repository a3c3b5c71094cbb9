/// Rows of a matrix in slabs that workers share, the same slabs however many they are.
package struct RowSlabs: Sendable {
  package let rows: Int
  package let workers: Int
  /// Rows of a slab; the last may have fewer.
  package let height: Int

  /// A multiple of every tile's height, and little enough for a core's cache.
  package static let usualHeight = 128

  package init(rows: Int, workers: Int, height: Int = usualHeight) {
    self.rows = rows
    self.workers = workers
    self.height = max(1, height)
  }

  package var count: Int { (rows + height - 1) / height }

  /// Calls for each slab, and returns the results in the slabs' order.
  @discardableResult
  package func map<Value: Sendable>(_ body: @Sendable (Range<Int>) -> Value) -> [Value] {
    // Nothing in here throws or stops.
    let values = try? ParallelMap.run(
      count: count, workers: workers, makeScratch: { () },
      body: { index, _ in body(index * height..<min((index + 1) * height, rows)) })
    return values ?? []
  }
}
