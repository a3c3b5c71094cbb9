/// What a simulation of the request's load saw, request by request.
package struct SimulatedLoad: Sendable, Hashable {
  /// Requests in all; the first and the last tenth of them count in no latency.
  package let requests: Int
  package let seed: UInt64
  package let timeToFirstTokenSeconds: Latency
  /// Over requests of their means; nil where no answer has more than one token.
  package let timePerOutputTokenSeconds: Latency?
  /// Requests a second that ended within the request's limits of latency, each for itself.
  package let goodput: Double
  package let queue: Queue
  /// Sequences that lost their cache to others and were computed anew.
  package let preemptions: Int

  /// Seconds that these shares of requests stay below.
  package struct Latency: Sendable, Hashable {
    package let p50: Double
    package let p90: Double
    package let p95: Double
    package let p99: Double

    package init(p50: Double, p90: Double, p95: Double, p99: Double) {
      self.p50 = p50
      self.p90 = p90
      self.p95 = p95
      self.p99 = p99
    }

    /// The shares that plans tell of everything.
    package var percentiles: Percentiles { Percentiles(p50: p50, p95: p95, p99: p99) }
  }

  /// Requests that wait to be admitted, at all replicas together.
  package struct Queue: Sendable, Hashable {
    package let mean: Double
    package let most: Int

    package init(mean: Double, most: Int) {
      self.mean = mean
      self.most = most
    }
  }

  package init(
    requests: Int, seed: UInt64, timeToFirstTokenSeconds: Latency, timePerOutputTokenSeconds: Latency?,
    goodput: Double, queue: Queue, preemptions: Int
  ) {
    self.requests = requests
    self.seed = seed
    self.timeToFirstTokenSeconds = timeToFirstTokenSeconds
    self.timePerOutputTokenSeconds = timePerOutputTokenSeconds
    self.goodput = goodput
    self.queue = queue
    self.preemptions = preemptions
  }
}
