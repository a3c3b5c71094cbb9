import Quantities

extension PlanRequest {
  /// A tenth of a day's requests in its busiest hour, as telephone networks are sized: 2.4 times the average hour.
  package static let usualPeakFactor = 2.4
  private static let secondsPerDay = 86_400.0
  /// The most that a log-normal's 95th percentile is of its mean: e^(1.645² ÷ 2), rounded down.
  package static let widestLengthRatio = 3.86

  /// How work comes to the deployment.
  package var load: Load {
    guard concurrencyFollows else { return .concurrency(concurrency) }
    if let users { return .users(users, thinkSeconds: thinkSeconds) }
    if mode == .online, let rate = wantedRate { return .rate(requestsPerSecond: rate) }
    return .saturated
  }

  /// Of so many sequences on all replicas, each rounded up, those that there are: no user has two, nor has a document.
  package func inFlight(_ sequences: Int) -> Int {
    if let documents, load == .saturated { return Int(min(max(documents, 1), Double(sequences))) }
    return users.map { min($0, sequences) } ?? sequences
  }

  /// Tokens that a request and its answer may have: of lengths that differ those at p95.
  package var longestTokens: Int {
    max(inputTokens, inputTokensP95 ?? 0) + max(outputTokens, outputTokensP95 ?? 0)
  }

  /// Tokens that each sequence may reach: what was asked for, or more where lengths at p95 leave no room in it.
  package var reachedTokens: Int {
    inputTokensP95 == nil && outputTokensP95 == nil ? contextTokens : max(contextTokens, longestTokens)
  }

  /// Requests a second that must be served: those asked for, a day's in its busiest hour, or a job's; nil where none
  /// are.
  package var wantedRate: Double? {
    if let requestsPerSecond { return requestsPerSecond }
    if let requestsPerDay { return requestsPerDay / Self.secondsPerDay * peakFactor }
    guard let documents, let withinSeconds else { return nil }
    return documents / withinSeconds
  }

  /// Whether the load is known by the day.
  package var followsDay: Bool { requestsPerSecond == nil && requestsPerDay != nil }

  /// What is served on average over day and night, of what is served when performance is estimated: in the busiest hour.
  ///
  /// - Parameter served: requests a second then; what it leaves waits for the night.
  package func meanShare(serving served: Double) -> Double {
    guard followsDay, case .rate(let rate) = load, served > 0 else { return 1 }
    return min(rate / max(peakFactor, 1) / served, 1)
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
    // Of prompts of somebody's own nobody knows how much they share, unless they are a workload's that was named.
    if changes[.inputTokens] != nil, changes[.workload] == nil, changes[.prefixHit] == nil { prefixHit = nil }
    if changes[.concurrency] != nil {
      concurrencyFollows = false
    } else if !keepsConcurrency(changes, workload: workload), Self.deciding.contains(where: { changes[$0] != nil }) {
      concurrencyFollows = mode == .offline || wantedRate != nil || users != nil || trace != nil
      concurrency = workload.concurrency
    }
  }

  /// Whether sequences in flight that aren't the workload's stay, as somebody asked for them, where the mode alone changes.
  private func keepsConcurrency(_ changes: RequestChanges, workload: Workload) -> Bool {
    !concurrencyFollows && concurrency != workload.concurrency && changes.loads.isEmpty && changes[.workload] == nil
  }

  /// Fields that say how work comes, or whose change says that it comes otherwise.
  private static let deciding = RequestField.loads + [.mode, .workload]

  /// Of several ways to say how much comes the last one asked for counts; the others are forgotten.
  mutating func leaveOneLoad(_ changes: RequestChanges) {
    let asked = changes.loads
    guard !asked.isEmpty else { return }
    if !asked.contains(.trace) { trace = nil }
    if !asked.contains(.requestsPerSecond) { requestsPerSecond = nil }
    if !asked.contains(.requestsPerDay) { requestsPerDay = nil }
    if !asked.contains(.users) { users = nil }
    if !asked.contains(.documents) { (documents, withinSeconds) = (nil, nil) }
    if documents != nil, withinSeconds == nil { withinSeconds = Self.secondsPerDay }
  }

  /// Fields by which the request says how much comes: one of them, or none where nobody says it. A trace's rate is the
  /// trace's.
  package var loads: [RequestField] {
    let said: [(field: RequestField, isSaid: Bool)] = [
      (.requestsPerSecond, requestsPerSecond != nil && trace == nil), (.requestsPerDay, requestsPerDay != nil),
      (.users, users != nil), (.documents, documents != nil), (.trace, trace != nil),
    ]
    return said.filter(\.isSaid).map(\.field)
  }

  /// Takes up the limits of latency that a workload sets for people who wait, where none is asked for.
  package mutating func restoreLatencyTargets(of workload: Workload, but changes: RequestChanges) {
    if changes[.maximumTimeToFirstTokenSeconds] == nil, maximumTimeToFirstTokenSeconds == nil {
      maximumTimeToFirstTokenSeconds = workload.maximumTimeToFirstToken?.value
    }
    if changes[.maximumTimePerOutputTokenSeconds] == nil, maximumTimePerOutputTokenSeconds == nil {
      maximumTimePerOutputTokenSeconds = workload.maximumTimePerOutputToken?.value
    }
  }

  /// Takes away limits of latency that a workload set for people who wait; those that were asked for, now or earlier,
  /// stay.
  package mutating func dropLatencyTargets(of workload: Workload, but changes: RequestChanges) {
    let (first, token) = (workload.maximumTimeToFirstToken?.value, workload.maximumTimePerOutputToken?.value)
    if changes[.maximumTimeToFirstTokenSeconds] == nil, maximumTimeToFirstTokenSeconds == first,
      timeToFirstTokenPercentile == .p50
    {
      maximumTimeToFirstTokenSeconds = nil
    }
    if changes[.maximumTimePerOutputTokenSeconds] == nil, maximumTimePerOutputTokenSeconds == token,
      timePerOutputTokenPercentile == .p50
    {
      maximumTimePerOutputTokenSeconds = nil
    }
  }
}
