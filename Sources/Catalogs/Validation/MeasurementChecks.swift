import Domain

extension KeptMeasurement: CatalogItem {
  static var kind: CatalogKind { .measurements }
  var aliases: [String] { [] }

  func check(_ checker: inout EntryChecker) {
    checker.require(
      CalendarDay(date) != nil, "date", "a day as 2026-03-17", found: "\"\(date)\"")
    checker.requireText(source, "source")
    for (text, key) in [
      (deployment.model, "model"), (deployment.accelerator, "accelerator"), (deployment.engine, "engine"),
      (deployment.scheme, "scheme"),
    ] { checker.requireText(text, "deployment.\(key)") }
    for (count, key) in [
      (deployment.tensorParallel, "tensorParallel"), (deployment.pipelineParallel, "pipelineParallel"),
      (deployment.dataParallel, "dataParallel"),
    ] { checker.require(count, in: 1...1_000_000, "deployment.\(key)") }
    checker.require(load.inputTokens, in: 0...1_000_000_000, "load.inputTokens")
    checker.require(load.outputTokens, in: 0...1_000_000_000, "load.outputTokens")
    checker.require(load.concurrency, in: 1e-6...1e9, "load.concurrency")
    checker.require(!figures.isEmpty, "figures", "at least one figure", found: "none")
    var seen: Set<MeasuredQuantity> = []
    for (index, figure) in figures.enumerated() { figure.check(&checker, "figures[\(index)]", &seen) }
  }
}

extension KeptMeasurement.Figure {
  fileprivate func check(_ checker: inout EntryChecker, _ key: String, _ seen: inout Set<MeasuredQuantity>) {
    checker.require(
      seen.insert(figure).inserted, "\(key).figure", "each figure once", found: "\(figure.rawValue) again",
      fix: "remove one of both")
    checker.require(planned, in: Self.values, "\(key).planned")
    checker.require(measured, in: Self.values, "\(key).measured")
    guard planned > 0, measured > 0 else { return }
    checker.require(
      Self.factors.contains(factor), "\(key).measured", "between a hundredth and a hundred times what was planned",
      found: "\(measured) where \(planned) was planned", fix: "check the units: seconds, tokens and requests a second")
  }
}
