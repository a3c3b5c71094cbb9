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
    if architecture.kind != .encoder, let positions = architecture.maximumPositions, contextTokens > positions {
      throw .invalid(
        what: RequestField.contextTokens.name, found: "\(NumberText.grouped(contextTokens)) tokens",
        expected: "at most the model's \(NumberText.grouped(positions)) positions")
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
