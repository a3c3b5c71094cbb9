extension EvidenceRow {
  /// The compressed model's value over the original's; nil where either is missing.
  package var ratio: Double? {
    guard let value, let baseline, baseline > 0 else { return nil }
    return value / baseline
  }

  package var isPerplexity: Bool { better == .lower && metric?.contains("ppl") == true }

  /// Whether it is an average over several benchmarks, which strays less than one of them.
  package var isSuite: Bool {
    guard better == .higher, let metric = metric?.lowercased() else { return false }
    return metric.contains("avg") || metric.contains("average")
  }

  /// What averages are made of: judges of chats stray more than tests do.
  private var belongsToSuites: Bool { better == .higher && !isSuite && metric != "arena_hard" }

  /// Benchmarks of one model in one scheme from one source as a row, where there are five or more.
  package static func suites(of rows: [EvidenceRow]) -> [EvidenceRow] {
    var order: [[String?]] = []
    var groups: [[String?]: [EvidenceRow]] = [:]
    for row in rows where row.belongsToSuites {
      let key = [row.model, row.scheme, row.format, row.method]
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(row)
    }
    return order.compactMap { groups[$0].flatMap(suite) }
  }

  private static func suite(of rows: [EvidenceRow]) -> EvidenceRow? {
    guard rows.count >= 5, var suite = rows.first else { return nil }
    suite.metric = "average of \(rows.count)"
    suite.value = rows.reduce(0) { $0 + ($1.value ?? 0) } / Double(rows.count)
    suite.baseline = rows.reduce(0) { $0 + ($1.baseline ?? 0) } / Double(rows.count)
    return suite
  }
}
