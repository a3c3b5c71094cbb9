import Domain

extension Evidence: CatalogItem {
  static var kind: CatalogKind { .evidence }
  var aliases: [String] { [] }

  func check(_ checker: inout EntryChecker) {
    checker.requireText(summary, quality == nil && drawnPower == nil ? "summary" : "basis")
    for (place, set) in sets.enumerated() {
      let path = topic.hasSets ? "sets[\(place)]." : ""
      if topic.hasSets { checker.requireText(set.source ?? "", path + "source") }
      if topic.hasSets, topic != .accuracy { checker.requireText(set.engine ?? "", path + "engine") }
      checker.require(!set.rows.isEmpty, path + "rows", "at least one row", found: "none")
      for (index, row) in set.rows.enumerated() { row.check(of: topic, "\(path)rows[\(index)]", &checker) }
    }
    quality?.check(&checker)
    drawnPower?.check(&checker)
    leftOut?.check(&checker)
  }
}

extension EvidenceRow {
  fileprivate func check(of topic: EvidenceTopic, _ path: String, _ checker: inout EntryChecker) {
    for field in topic.requiredFields.subtracting(fields).map(\.rawValue).sorted() {
      checker.require(false, "\(path).\(field)", "`\(field)`", found: "no such key", fix: "add `\(field)`")
    }
    let known = topic.requiredFields.union(topic.optionalFields)
    for field in fields.subtracting(known).map(\.rawValue).sorted() {
      checker.require(
        false, "\(path).\(field)", "a key that evidence of this kind has", found: "`\(field)`", fix: "remove it")
    }
    checker.require(tensorParallel, in: 1...1_000_000, path + ".tensorParallel")
    checker.require(pipelineParallel, in: 1...1_000_000, path + ".pipelineParallel")
    for (number, key) in [(contextTokens, "contextTokens"), (tokens, "tokens"), (sequenceLimit, "sequenceLimit")] {
      checker.require(number, in: 1...1_000_000_000, "\(path).\(key)")
    }
    checker.require(batch, in: 1...10_000_000, path + ".batch")
    checker.require(inputTokens, in: 0...1_000_000_000, path + ".inputTokens")
    checker.require(outputTokens, in: 0...1_000_000_000, path + ".outputTokens")
    // Of a device that has no room left it is less than nothing.
    checker.require(gibibytes, in: (topic == .cacheSpace ? -1e6 : 1e-12)...1e15, path + ".gibibytes")
    checker.require(
      topic != .accuracy || (scheme == nil) != (format == nil), path + ".scheme", "either a scheme or a format",
      found: scheme == nil ? "neither" : "both")
    checker.require(klDivergence, in: 0...1e3, path + ".klDivergence")
    for (number, key) in [(mebibytes, "mebibytes"), (value, "value"), (baseline, "baseline")] {
      checker.require(number, in: 1e-12...1e15, "\(path).\(key)")
    }
  }
}

extension DrawnPower {
  fileprivate func check(_ checker: inout EntryChecker) {
    for (share, key) in [
      (idle, "idle"), (always, "always"), (whileReading, "whileReading"), (whileComputing, "whileComputing"),
      (spread ?? 0, "spread"), (speedShare ?? 0, "speedShare"),
    ] { checker.require(share, in: 0...1, key) }
  }
}

extension LeftOutConstants {
  fileprivate func check(_ checker: inout EntryChecker) {
    checker.require(CalendarDay(date) != nil, "date", "a day as 2026-03-17", found: "\"\(date)\"")
    for (place, part) in engines.enumerated() {
      let key = "engines[\(place)]"
      checker.require(
        part.used.count == part.keys.count, "\(key).used", "\(part.keys.count) numbers, as `keys` has",
        found: "\(part.used.count)")
      for (index, refit) in part.refits.enumerated() {
        checker.require(
          refit.constants.count == part.keys.count, "\(key).refits[\(index)].constants",
          "\(part.keys.count) numbers, as `keys` has", found: "\(refit.constants.count)")
        for constant in refit.constants {
          checker.require(constant, in: 1e-12...1e18, "\(key).refits[\(index)].constants")
        }
      }
    }
  }
}
