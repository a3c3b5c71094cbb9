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

extension StorageFormat {
  fileprivate func check(_ checker: inout EntryChecker, _ key: String) {
    checker.require(elementBits, in: 0.1...64, "\(key).elementBits")
    checker.require(scaleBits, in: 0...64, "\(key).scaleBits")
    checker.require(zeroPointBits, in: 0...64, "\(key).zeroPointBits")
    checker.require(
      granularity != nil || (scaleBits == 0 && zeroPointBits == 0), "\(key).granularity",
      "a granularity, as there are scales", found: "none",
      fix: "add tensor, channel, group-N, flat-N or block-RxC")
    checker.require(outerScale?.bits, in: 0...64, "\(key).outerScale.bits")
    checker.require(outerScale?.every, in: 1...1_000_000_000, "\(key).outerScale.every")
    checker.require(sparsity?.kept, in: 0.001...1, "\(key).sparsity.kept")
    checker.require(sparsity?.indexBitsPerKept, in: 0...64, "\(key).sparsity.indexBitsPerKept")
    checker.require(widthMultiple, in: 1...1_000_000, "\(key).widthMultiple")
    for (index, fallback) in fallbacks.enumerated() {
      checker.require(fallback.bitsPerElement, in: 0.1...64, "\(key).fallbacks[\(index)].bitsPerElement")
      checker.require(fallback.widthMultiple, in: 1...1_000_000, "\(key).fallbacks[\(index)].widthMultiple")
    }
  }
}
