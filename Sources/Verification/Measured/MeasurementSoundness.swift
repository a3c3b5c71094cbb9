import Catalogs
import Domain
import Quantities

/// Whether what was measured can be kept: figures of one run, not too far from what was planned.
struct MeasurementSoundness {
  private let result: MeasuredResult
  private let planFile: String
  private let resultFile: String

  init(_ result: MeasuredResult, planFile: String, resultFile: String) {
    self.result = result
    self.planFile = planFile
    self.resultFile = resultFile
  }

  /// How many times as many requests, or as few, rates and times may tell to be in flight: beginnings and ends of a run have
  /// fewer, and times are medians.
  private static let tolerance = 2.0

  func check(_ figures: [KeptMeasurement.Figure], load: KeptMeasurement.Load) throws(CatalogError) {
    for figure in figures { try check(figure) }
    func value(_ quantity: MeasuredQuantity) -> Double? { figures.first { $0.figure == quantity }?.measured }
    let (tokens, requests) = (value(.outputTokensPerSecond), value(.requestsPerSecond))
    let each = result.outputTokens ?? Double(load.outputTokens)
    if let tokens, let requests, each > 0, !isNear(tokens, requests * each) {
      throw fault(
        .outputTokensPerSecond,
        expected: "about \(text(requests * each)), as \(text(requests)) requests a second "
          + "have answers of \(text(each)) tokens", found: text(tokens))
    }
    guard let rate = requests ?? tokens.flatMap({ each > 0 ? $0 / each : nil }),
      let inFlight = result.concurrency ?? load.concurrency
    else { return }
    let (first, token) = (value(.timeToFirstTokenSeconds), value(.timePerOutputTokenSeconds))
    let seconds = (first ?? 0) + (token ?? 0) * max(each - 1, 0)
    let isWhole = first != nil && (token != nil || each <= 1)
    guard rate * seconds > inFlight * Self.tolerance || (isWhole && rate * seconds * Self.tolerance < inFlight) else {
      return
    }
    throw fault(
      requests == nil ? .outputTokensPerSecond : .requestsPerSecond,
      expected: "about \(text(inFlight / seconds)) requests a second, as \(text(inFlight)) in flight take "
        + "\(text(seconds)) s each", found: "\(text(rate)) a second")
  }

  private func check(_ figure: KeptMeasurement.Figure) throws(CatalogError) {
    guard KeptMeasurement.Figure.values.contains(figure.planned) else {
      throw ResultFile.fault(
        planFile, "performance.\(figure.figure.rawValue)", expected: range(KeptMeasurement.Figure.values),
        found: text(figure.planned), fix: "make the plan anew")
    }
    let possible = KeptMeasurement.Figure.factors
    guard KeptMeasurement.Figure.values.contains(figure.measured), possible.contains(figure.factor) else {
      throw fault(
        figure.figure,
        expected:
          "from a hundredth to a hundred times what was planned, \(text(figure.planned * possible.lowerBound)) to "
          + "\(text(figure.planned * possible.upperBound)) \(unit(figure.figure))",
        found: text(figure.measured), fix: "check the units, and whether the plan is of what was measured")
    }
  }

  private func isNear(_ one: Double, _ other: Double) -> Bool {
    one <= other * Self.tolerance && one * Self.tolerance >= other
  }

  private func unit(_ quantity: MeasuredQuantity) -> String {
    switch quantity {
    case .timeToFirstTokenSeconds, .timePerOutputTokenSeconds: "s"
    case .outputTokensPerSecond: "tokens a second"
    case .requestsPerSecond: "requests a second"
    }
  }

  private func range(_ range: ClosedRange<Double>) -> String { "\(range.lowerBound) to \(range.upperBound)" }

  private func text(_ number: Double) -> String { NumberText.significant(number) }

  private func fault(
    _ quantity: MeasuredQuantity, expected: String, found: String,
    fix: String = "give figures of one run, with the requests in flight that it had"
  ) -> CatalogError {
    ResultFile.fault(
      resultFile, result.keys[quantity] ?? quantity.rawValue, expected: expected, found: found, fix: fix)
  }
}
