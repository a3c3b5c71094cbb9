/// Latencies and rates of a deployment under a scenario's load.
///
/// The first tenth of the requests warms the deployment up and the last tenth keeps it loaded until the others have
/// ended; neither counts in latencies. Rates and means over time begin at the arrival of the first request that counts
/// and end when nine tenths of all have ended. A trace counts as a whole, as does a load that comes all at once.
///
/// More requests than the deployment serves still give finite numbers: the rates are its capacity, latencies grow
/// with the number of requests, and `offeredRequestsPerSecond` is above `requestsPerSecond`.
package struct SimulationResult: Sendable, Hashable {
  /// Requests that count in the latencies.
  package let requests: Int
  package let seed: UInt64
  package let timeToFirstTokenSeconds: Percentiles
  /// Over requests of their means; nil when no answer has more than one token.
  package let timePerOutputTokenSeconds: Percentiles?
  package let endToEndSeconds: Percentiles
  /// The time that the rates are of.
  package let seconds: Double
  /// The rate at which the requests that count arrived; zero if all came at once.
  package let offeredRequestsPerSecond: Double
  /// Requests that ended.
  package let requestsPerSecond: Double
  package let outputTokensPerSecond: Double
  /// Requests that ended within both limits, a second.
  package let goodput: Double
  package let queue: Queue
  /// In the whole simulation.
  package let preemptions: Int
  /// Mean number of sequences that run, those whose cache moves between replicas included.
  package let meanSequences: Double
  /// The largest share of a replica's KV blocks in use, in the whole simulation; of decoding replicas if they are apart.
  package let peakCacheUse: Double
  /// Forward passes in the whole simulation.
  package let passes: Int

  /// Requests that wait to be admitted.
  package struct Queue: Sendable, Hashable {
    package let mean: Double
    package let most: Int
  }
}
