import Domain

extension PlanRequest {
  /// The same request with everything said that may be left out, so that every field is spelled out.
  package var withEverythingSaid: PlanRequest {
    var full = self
    full.askedConcurrency = 12
    full.requestsPerSecond = 1.5
    full.requestsPerDay = 90_000
    full.peakFactor = 3
    full.users = 300
    full.thinkSeconds = 20
    full.documents = 1000
    full.withinSeconds = 7200
    full.maximumUSDPerHour = 12
    full.maximumWatts = 1400
    full.maximumUSDPerMonth = 9000
    full.maximumAccuracyLoss = 0.01
    full.accuracyLossBound = .low
    full.objective = .latency
    full.simulate = .on
    return full
  }
}
