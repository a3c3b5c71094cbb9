import Quantities

/// What both a plan and a benchmark tell.
package enum MeasuredQuantity: String, Codable, Sendable, CaseIterable {
  case timeToFirstTokenSeconds, timePerOutputTokenSeconds, outputTokensPerSecond, requestsPerSecond

  /// A plan's figure, with its range; nil where it tells none.
  package func planned(_ performance: PerformanceEstimate) -> Interval? {
    switch self {
    case .timeToFirstTokenSeconds: performance.timeToFirstTokenSeconds
    case .timePerOutputTokenSeconds: performance.timePerOutputTokenSeconds
    case .outputTokensPerSecond: performance.outputTokensPerSecond
    case .requestsPerSecond: performance.requestsPerSecond
    }
  }

  /// Whether it is a rate, which a load that comes by itself decides.
  package var isRate: Bool { self == .outputTokensPerSecond || self == .requestsPerSecond }
}
