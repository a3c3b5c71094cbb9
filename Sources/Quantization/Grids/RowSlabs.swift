/// Rows of a matrix in slabs that workers share, the same slabs however many they are.
struct RowSlabs: Sendable {
  let rows: Int
  let workers: Int

  /// A multiple of every tile's height, and little enough for a core's cache.
  private static let height = 128

  var count: Int { workers <= 1 ? min(rows, 1) : (rows + Self.height - 1) / Self.height }

  /// Calls for each slab, and returns the results in order.
  func map<Value: Sendable>(_ body: @Sendable (Range<Int>) -> Value) -> [Value] {
    let height = workers <= 1 ? rows : Self.height
    // Nothing in here throws or stops.
    let values = try? ParallelMap.run(
      count: count, workers: workers, makeScratch: { () },
      body: { index, _ in body(index * height..<min((index + 1) * height, rows)) })
    return values ?? []
  }
}
