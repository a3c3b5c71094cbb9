import Domain

extension Scheme: CatalogItem {
  static var kind: CatalogKind { .schemes }

  func check(_ checker: inout EntryChecker) {
    for (index, rule) in rules.enumerated() {
      checker.require(!rule.classes.isEmpty, "rules[\(index)].classes", "at least one tensor class", found: "none")
      rule.format.check(&checker, "rules[\(index)].format")
    }
    uncovered.check(&checker, "uncovered")
    checker.require(!engines.isEmpty, "engines", "at least one engine", found: "none")
    publishedRecovery?.check(&checker, "publishedRecovery", 0...1.5)
    publishedPerplexityIncrease?.check(&checker, "publishedPerplexityIncrease", -0.5...100)
  }
}

extension Scheme.PublishedRange {
  fileprivate func check(_ checker: inout EntryChecker, _ key: String, _ range: ClosedRange<Double>) {
    for (number, part) in [(low, "low"), (likely, "likely"), (high, "high")] {
      checker.require(number, in: range, "\(key).\(part)")
    }
    checker.require(low <= likely && likely <= high, key, "low ≤ likely ≤ high", found: "\(low), \(likely), \(high)")
    checker.require(rows, in: 1...1_000_000, "\(key).rows")
    checker.requireText(source, "\(key).source")
  }
}
