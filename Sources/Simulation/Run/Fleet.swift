/// All replicas of a scenario and the requests on their way, from event to event.
struct Fleet {
  let source: RequestSource
  let limits: LatencyLimits
  /// Requests that count in latencies, by order of arrival; rates are from the first one's arrival until so many ended.
  let measured: Range<Int>
  let transferSecondsPerToken: Double

  var flights: [Flight] = []
  var replicas: [Replica]
  /// Where prompts go, and where their caches go after that; the same without disaggregation.
  let entrance: Range<Int>
  let decoders: Range<Int>

  var events = Heap<Event>()
  var time = 0.0
  /// Requests whose arrival is certain; those that arrived are `flights`.
  var issued = 0
  var ended = 0
  /// Requests whose cache is between replicas.
  var transferring = 0
  var running = 0
  var passes = 0
  var peakCacheUse = 0.0
  var whole = Tally()
  var window = Tally()
  /// Whether `window` is open.
  var isMeasuring = false
  /// Replicas to which something happened at this time.
  var touched: [Int] = []

  init(_ scenario: Scenario) {
    source = RequestSource(scenario)
    limits = scenario.latencyLimits
    let margin = source.isTrace ? 0 : source.count / 10
    measured = margin..<source.count - margin
    transferSecondsPerToken = scenario.disaggregation?.transferSecondsPerToken ?? 0
    let prefilling = scenario.disaggregation?.prefillReplicas ?? 0
    decoders = prefilling..<prefilling + scenario.replicas
    entrance = prefilling > 0 ? 0..<prefilling : decoders
    replicas = (0..<decoders.upperBound).map { index in
      let apart = index < prefilling ? scenario.disaggregation?.prefillLimits : nil
      var limits = apart ?? scenario.limits
      if apart == nil, scenario.wider?.holds(index - prefilling) ?? false { limits.sequences += 1 }
      return Replica(
        limits, index: index, isPrefillOnly: apart != nil, sharedPrefix: scenario.sharedPrefix,
        sharesBlocks: scenario.sharesBlocks)
    }
    flights.reserveCapacity(source.count)
    for _ in 0..<source.first { issue(after: 0) }
  }

  var waiting: Int { flights.count - ended - running - transferring }

  /// Lets the next request come, if there is one.
  mutating func issue(after time: Double) {
    guard issued < source.count else { return }
    events.insert(
      Event(time: source.arrival(of: issued, after: time), kind: .requestArrives, index: issued))
    issued += 1
  }

  /// The replica of a range with the fewest requests; the first of several.
  func leastLoaded(_ range: Range<Int>) -> Int {
    var best = range.lowerBound
    for index in range where replicas[index].outstanding < replicas[best].outstanding { best = index }
    return best
  }
}
