extension PlanRequest {
  /// How work comes to the deployment.
  package var load: Load {
    guard concurrencyFollows else { return .concurrency(concurrency) }
    if mode == .online, let rate = requestsPerSecond { return .rate(requestsPerSecond: rate) }
    return .saturated
  }

  /// Sequences in flight as they were asked for; nil where they follow from the rest of the load.
  package var askedConcurrency: Int? {
    get { concurrencyFollows ? nil : concurrency }
    set {
      concurrencyFollows = newValue == nil
      concurrency = newValue ?? concurrency
    }
  }

  /// Lets the sequences in flight follow where nobody says how many: from the rate of requests online, and offline from
  /// what cache and engine hold.
  ///
  /// - Parameters:
  ///   - changes: what was asked anew.
  ///   - workload: whose concurrency counts again once nothing else says more.
  package mutating func settleLoad(_ changes: RequestChanges, workload: Workload) {
    if changes[.concurrency] != nil {
      concurrencyFollows = false
    } else if changes[.requestsPerSecond] != nil || changes[.mode] != nil || changes[.workload] != nil {
      concurrencyFollows = mode == .offline || requestsPerSecond != nil
      concurrency = workload.concurrency
    }
  }

  /// Takes away limits of latency that a workload set for people who wait; those that were asked for stay.
  package mutating func dropLatencyTargets(but changes: RequestChanges) {
    if changes[.maximumTimeToFirstTokenSeconds] == nil { maximumTimeToFirstTokenSeconds = nil }
    if changes[.maximumTimePerOutputTokenSeconds] == nil { maximumTimePerOutputTokenSeconds = nil }
  }
}
