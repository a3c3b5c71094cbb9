import Domain

/// The order in which an engineer looks at models: what meets every target, then published quality, then size.
struct ModelOrder {
  /// Nil where no model that fits has a published benchmark.
  let benchmark: String?

  /// Takes the benchmark that most of the models which fit share; of equally shared ones the first by name.
  init(_ rows: [ModelRow]) {
    var counts: [String: Int] = [:]
    for row in rows where row.best != nil {
      for name in Set(row.model.benchmarks.map(\.name)) { counts[name, default: 0] += 1 }
    }
    benchmark = counts.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key
  }

  func sorted(_ rows: [ModelRow]) -> [ModelRow] {
    rows.map { ($0, key($0)) }.sorted { left, right in
      left.1 == right.1 ? left.0.model.id < right.0.model.id : left.1.lexicographicallyPrecedes(right.1)
    }
    .map(\.0)
  }

  /// Lower is better: unknown results come after known ones, larger models first; of what doesn't fit the smallest
  /// first.
  private func key(_ row: ModelRow) -> [Double] {
    let size = Double(row.model.parameters)
    guard row.best != nil else { return [Double(row.rank), Double(row.fit.countByCapacity ?? .max), size] }
    let expected = row.expected(benchmark)
    return [Double(row.rank), expected == nil ? 1 : 0, -(expected ?? 0), -size]
  }
}
