import Documents
import Domain
import Quantities

/// Speed in lines with units and ranges.
package enum PerformanceText {
  package static func facts(_ performance: PerformanceEstimate) -> [Fact] {
    [
      Fact(
        "Time to first token", IntervalText.seconds(performance.timeToFirstTokenSeconds),
        note: "prefill waits for \(word(performance.prefillBound))"),
      Fact(
        "Time per output token", IntervalText.seconds(performance.timePerOutputTokenSeconds),
        note: "decoding waits for \(word(performance.decodeBound))"),
      Fact(
        "Throughput", IntervalText.rate(performance.outputTokensPerSecond, unit: "tokens/s"),
        note: "\(NumberText.counted(performance.batch, "sequence")) at once on each replica"),
      Fact("Requests", IntervalText.rate(performance.requestsPerSecond, unit: "requests/s")),
    ]
  }

  private static func word(_ bound: PerformanceEstimate.Bound) -> String {
    switch bound {
    case .memory: "memory"
    case .compute: "arithmetic"
    case .overhead: "launches and links"
    }
  }
}
