/// Seconds that half, 95 % and 99 % of requests stay below.
package struct Percentiles: Sendable, Hashable {
  package let p50: Double
  package let p95: Double
  package let p99: Double

  package init(p50: Double, p95: Double, p99: Double) {
    self.p50 = p50
    self.p95 = p95
    self.p99 = p99
  }

  package subscript(percentile: Percentile) -> Double {
    switch percentile {
    case .p50: p50
    case .p95: p95
    case .p99: p99
    }
  }
}

/// The share of requests that a latency limit holds for.
package enum Percentile: String, Codable, Sendable, CaseIterable { case p50, p95, p99 }

/// How latencies spread over requests.
package struct LatencyPercentiles: Sendable, Hashable {
  package let timeToFirstTokenSeconds: Percentiles
  /// Nil where no tokens come out.
  package let timePerOutputTokenSeconds: Percentiles?

  package init(timeToFirstTokenSeconds: Percentiles, timePerOutputTokenSeconds: Percentiles?) {
    self.timeToFirstTokenSeconds = timeToFirstTokenSeconds
    self.timePerOutputTokenSeconds = timePerOutputTokenSeconds
  }
}
