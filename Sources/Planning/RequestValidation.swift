import Domain
import Quantities

extension PlanRequest {
  /// Refuses numbers that no deployment could mean, before anything is computed from them.
  package func validated(for architecture: ModelArchitecture) throws(PlanningError) {
    try check("the number of accelerators", count, 1...100_000)
    try check("the context", contextTokens, 1...1_000_000_000)
    try check("the input length", inputTokens, 0...1_000_000_000)
    try check("the output length", outputTokens, 0...1_000_000_000)
    try check("the concurrency", concurrency, 1...10_000_000)
    try check("the request rate", requestsPerSecond, "requests per second above 0")
    try check("the time to first token", maximumTimeToFirstTokenSeconds, "seconds above 0")
    try check("the time per output token", maximumTimePerOutputTokenSeconds, "seconds above 0")
    try check("the cost limit", maximumUSDPerHour, "dollars an hour above 0")
    if inputTokens + outputTokens > contextTokens {
      throw .invalid(
        what: "the context", found: "\(NumberText.grouped(contextTokens)) tokens",
        expected: "at least input and output together, "
          + "\(NumberText.grouped(inputTokens)) + \(NumberText.grouped(outputTokens)) tokens")
    }
    if architecture.kind != .encoder, let positions = architecture.maximumPositions, contextTokens > positions {
      throw .invalid(
        what: "the context", found: "\(NumberText.grouped(contextTokens)) tokens",
        expected: "at most the model's \(NumberText.grouped(positions)) positions")
    }
  }

  private func check(_ what: String, _ value: Int?, _ range: ClosedRange<Int>) throws(PlanningError) {
    guard let value, !range.contains(value) else { return }
    let low = NumberText.grouped(range.lowerBound)
    let high = NumberText.grouped(range.upperBound)
    throw .invalid(what: what, found: NumberText.grouped(value), expected: "\(low) to \(high)")
  }

  private func check(_ what: String, _ value: Double?, _ expected: String) throws(PlanningError) {
    guard let value, !(value > 0 && value.isFinite) else { return }
    throw .invalid(what: what, found: "\(value)", expected: expected)
  }
}
