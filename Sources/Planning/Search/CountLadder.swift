import Domain

/// The numbers of accelerators to try, one after another, while more of them may still be better.
struct CountLadder {
  private let request: PlanRequest
  private let strategy: Strategy
  /// Whether fleets are formed of what was tried, so that it needn't find them.
  private let leavesFleets: Bool
  private var rest: ArraySlice<Int>
  private var best: Candidate?
  /// What the last count gave that fits.
  private var last: [Candidate] = []
  private var isStuck = false

  /// Latencies that improve by less than this share between counts are as good as they get.
  private static let leastGain = 0.02

  /// - Parameter largest: the last count to try; nil for the ladder's own.
  init(
    request: PlanRequest, strategy: Strategy, parameters: Int64, upTo largest: Int? = nil, leavingFleets: Bool = false
  ) {
    self.request = request
    self.strategy = strategy
    leavesFleets = leavingFleets
    rest =
      AcceleratorCounts.ladder(parameters: parameters, unit: request.countUnit)
      .filter { $0 <= max(largest ?? .max, request.countUnit) }[...]
  }

  /// The next count to try; nil when the best is known.
  var next: Int? {
    guard let count = rest.first else { return nil }
    guard let best, best.fits else { return count }
    if best.missed == 0 { return isComplete(before: count) ? nil : count }
    return count <= AcceleratorCounts.usual || !isStuck && !wantsFleet(best) ? count : nil
  }

  /// Whether what is missed is a rate that copies of what fits serve: no further layout is needed.
  private func wantsFleet(_ best: Candidate) -> Bool {
    leavesFleets && best.targets.contains { $0.name == .requestsPerSecond && $0.state == .missed }
  }

  /// Takes note of what the last count gave.
  mutating func note(_ candidates: [Candidate]) {
    rest = rest.dropFirst()
    guard let found = strategy.best(candidates) else { return }
    let fitting = candidates.filter(\.fits)
    isStuck = !last.isEmpty && !gains(fitting, over: last)
    last = fitting
    guard let earlier = best else {
      best = found
      return
    }
    if strategy.score(found) < strategy.score(earlier) { best = found }
  }

  /// Whether no further count is looked at once one fits and meets every target: more of them cost more, and may be
  /// better at something else.
  private func isComplete(before count: Int) -> Bool {
    let isAboutRent = request.objective ?? .cost == .cost && request.mode == .online
    return isAboutRent || count > AcceleratorCounts.usual
  }

  /// Whether more accelerators come nearer to what is missed, by whichever candidates miss the fewest limits: those that
  /// are best at what the objective wants need not be.
  private func gains(_ found: [Candidate], over earlier: [Candidate]) -> Bool {
    let (now, before) = (found.fewestMissed, earlier.fewestMissed)
    if now != before { return now < before }
    return [TargetCheck.Name.requestsPerSecond, .timeToFirstTokenSeconds, .timePerOutputTokenSeconds].contains { name in
      guard let value = found.nearest(name) else { return false }
      // Where this alone is missed now, the others are met for the first time.
      guard let last = earlier.nearest(name) else { return true }
      return name == .requestsPerSecond ? value > last * (1 + Self.leastGain) : value < last * (1 - Self.leastGain)
    }
  }
}

extension [Candidate] {
  fileprivate var fewestMissed: Int { map(\.missed).min() ?? .max }

  /// The value nearest to a limit of those that miss it and as few others as possible.
  fileprivate func nearest(_ name: TargetCheck.Name) -> Double? {
    let least = fewestMissed
    let values = lazy.filter { $0.missed == least }.compactMap { candidate in
      candidate.targets.first { $0.name == name && $0.state == .missed }?.value
    }
    return name == .requestsPerSecond ? values.max() : values.min()
  }
}
