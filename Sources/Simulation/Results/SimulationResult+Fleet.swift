extension SimulationResult {
  /// What a fleet has seen by the end; nil if no request came.
  init?(_ fleet: Fleet, seed: UInt64) {
    let atOnce = fleet.flights.first?.arrival == fleet.flights.last?.arrival
    let tally = atOnce ? fleet.whole : fleet.window
    let counted = (atOnce ? fleet.flights[...] : fleet.flights[fleet.measured]).map(ServedRequest.init)
    guard let firstToken = Percentiles(counted.map(\.timeToFirstToken)),
      let endToEnd = Percentiles(counted.map(\.endToEnd))
    else { return nil }
    self.seed = seed
    requests = counted.count
    timeToFirstTokenSeconds = firstToken
    timePerOutputTokenSeconds = Percentiles(counted.compactMap(\.timePerOutputToken))
    endToEndSeconds = endToEnd
    seconds = tally.seconds
    offeredRequestsPerSecond = Self.rate(of: counted)
    requestsPerSecond = tally.rate(Double(tally.ended))
    outputTokensPerSecond = tally.rate(Double(tally.tokens))
    goodput = tally.rate(Double(tally.good))
    queue = Queue(mean: tally.rate(tally.waitingSeconds), most: tally.mostWaiting)
    meanSequences = tally.rate(tally.runningSeconds)
    preemptions = fleet.replicas.reduce(0) { $0 + $1.preemptions }
    peakCacheUse = fleet.peakCacheUse
    passes = fleet.passes
  }

  /// Arrivals after the first, a second.
  private static func rate(of requests: [ServedRequest]) -> Double {
    guard let first = requests.first?.arrival, let last = requests.last?.arrival, last > first else { return 0 }
    return Double(requests.count - 1) / (last - first)
  }
}
