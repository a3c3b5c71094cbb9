import Quantities

/// A job of so many documents: when a deployment is done with it, and what it costs until then.
package struct Job: Sendable, Hashable {
  package let documents: Double
  package let finishSeconds: Interval
  /// Nil where no price is known.
  package let usd: Interval?
}

extension Plan {
  /// Nil where no documents were asked for, or none comes out.
  package var job: Job? {
    let rate = performance.requestsPerSecond
    guard let documents = request.documents, rate.low > 0 else { return nil }
    let seconds = Interval(low: documents / rate.high, likely: documents / rate.likely, high: documents / rate.low)
    return Job(
      documents: documents, finishSeconds: seconds,
      usd: cost.usdPerHour.map { hourly in seconds.map { hourly * $0 / 3600 } })
  }
}
