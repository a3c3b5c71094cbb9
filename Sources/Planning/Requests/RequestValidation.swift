import Domain
import Quantities

extension PlanRequest {
  /// Refuses numbers that no deployment could mean, before anything is computed from them.
  package func validated(for architecture: ModelArchitecture) throws(PlanningError) {
    try checked { () throws(RequestProblem) in
      for field in RequestField.all { try field.check(self) }
    }
    // The range of each is known by now, so that the sum can't overflow.
    if inputTokens + outputTokens > contextTokens {
      throw .invalid(
        what: RequestField.contextTokens.name, found: "\(NumberText.grouped(contextTokens)) tokens",
        expected: "at least input and output together, "
          + "\(NumberText.grouped(inputTokens)) + \(NumberText.grouped(outputTokens)) tokens")
    }
    try pins.validated(count: count)
    if architecture.kind != .encoder, let positions = architecture.maximumPositions, contextTokens > positions {
      throw .invalid(
        what: RequestField.contextTokens.name, found: "\(NumberText.grouped(contextTokens)) tokens",
        expected: "at most the model's \(NumberText.grouped(positions)) positions")
    }
  }
}

extension LayoutPins {
  /// Refuses parts that no layout has together.
  fileprivate func validated(count: Int?) throws(PlanningError) {
    let most = RequestField.largestCount
    guard unit <= most else {
      throw .invalid(
        what: RequestField.count.name, found: "tensor × pipeline × data parallel × replicas",
        expected: "at most \(NumberText.grouped(most)) accelerators")
    }
    if let count, count % unit != 0 {
      throw .invalid(
        what: RequestField.count.name, found: NumberText.grouped(count),
        expected: "a multiple of tensor × pipeline × data parallel × replicas, \(NumberText.grouped(unit))")
    }
    guard let ranks = expertParallel, ranks > 1 else { return }
    let others = Layout.product(tensorParallel ?? 1, dataParallel ?? 1)
    let isWhole = tensorParallel != nil && dataParallel != nil ? ranks == others : ranks % others == 0
    guard isWhole else {
      throw .invalid(
        what: RequestField.expertParallel.name, found: NumberText.grouped(ranks),
        expected: "tensor × data parallel, or 1 for experts that are sliced")
    }
  }
}

/// What `body` gives, its problems as the planner tells them.
func checked<Value>(_ body: () throws(RequestProblem) -> Value) throws(PlanningError) -> Value {
  do {
    return try body()
  } catch {
    throw .invalid(what: error.field.name, found: error.found, expected: error.expected)
  }
}
