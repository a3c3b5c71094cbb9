/// What became of one request.
package struct ServedRequest: Sendable, Hashable {
  package let promptTokens: Int
  package let answerTokens: Int
  /// Seconds after the simulation's start.
  package let arrival: Double
  package let firstToken: Double
  package let lastToken: Double

  package var timeToFirstToken: Double { firstToken - arrival }
  /// Mean seconds between tokens after the first; nil for an answer of one.
  package var timePerOutputToken: Double? {
    answerTokens > 1 ? (lastToken - firstToken) / Double(answerTokens - 1) : nil
  }
  package var endToEnd: Double { lastToken - arrival }

  /// Whether both latencies keep their limits.
  package func keeps(_ limits: LatencyLimits) -> Bool {
    timeToFirstToken <= limits.timeToFirstTokenSeconds ?? .infinity
      && timePerOutputToken ?? 0 <= limits.timePerOutputTokenSeconds ?? .infinity
  }
}
