import Domain

/// The order in which an engineer looks at models: what meets every target, then published quality, then size.
struct ModelOrder {
  /// Nil where no model that fits has a published benchmark.
  let benchmark: String?
  private let trend: ResultTrend?

  /// Takes the first of the task's benchmarks that several of the models which fit have, else the one that most of them
  /// share; of equally shared ones that which most of all models have, then the first by name.
  ///
  /// - Parameter telling: the task's own, the most telling first.
  init(_ rows: [ModelRow], telling: [String] = []) {
    let (all, fitting) = (Self.counts(rows), Self.counts(rows.filter { $0.best != nil }))
    benchmark =
      telling.first { fitting[$0, default: 0] > 1 }
      ?? fitting.min { (-$0.value, -(all[$0.key] ?? 0), $0.key) < (-$1.value, -(all[$1.key] ?? 0), $1.key) }?.key
    trend = ResultTrend(rows.compactMap { [benchmark] row in row.result(benchmark).map { (row.model, $0.value) } })
  }

  private static func counts(_ rows: [ModelRow]) -> [String: Int] {
    rows.reduce(into: [:]) { counts, row in
      for name in Set(row.model.benchmarks.map(\.name)) { counts[name, default: 0] += 1 }
    }
  }

  func sorted(_ rows: [ModelRow]) -> [ModelRow] {
    rows.map { ($0, key($0)) }.sorted { left, right in
      left.1 == right.1 ? left.0.model.id < right.0.model.id : left.1.lexicographicallyPrecedes(right.1)
    }
    .map(\.0)
  }

  /// Lower is better: a result that nobody published is taken to be what size and age make of it, else to come after
  /// all others; larger models first; of what doesn't fit the smallest first.
  private func key(_ row: ModelRow) -> [Double] {
    let size = Double(row.model.parameters)
    guard row.best != nil else { return [Double(row.rank), Double(row.fit.countByCapacity ?? .max), size] }
    let expected = row.expected(benchmark) ?? trend?.value(of: row.model).map { $0 * row.kept }
    return [Double(row.rank), expected == nil ? 1 : 0, -(expected ?? 0), -size]
  }
}
