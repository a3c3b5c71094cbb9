import Domain

/// The numbers of accelerators to try, one after another, while more of them may still be better.
struct CountLadder {
  private let request: PlanRequest
  private let strategy: Strategy
  private var rest: ArraySlice<Int>
  /// The best so far, and that of the last count.
  private var best: Candidate?
  private var last: Candidate?
  private var isStuck = false

  /// Latencies that improve by less than this share between counts are as good as they get.
  private static let leastGain = 0.02

  /// - Parameter largest: the last count to try; nil for the ladder's own.
  init(request: PlanRequest, strategy: Strategy, parameters: Int64, upTo largest: Int? = nil) {
    self.request = request
    self.strategy = strategy
    rest =
      AcceleratorCounts.ladder(parameters: parameters, unit: request.countUnit)
      .filter { $0 <= largest ?? .max }[...]
  }

  /// The next count to try; nil when the best is known.
  var next: Int? {
    guard let count = rest.first else { return nil }
    guard let best, best.fits else { return count }
    if best.missed == 0 { return isComplete(before: count) ? nil : count }
    return count <= AcceleratorCounts.usual || !isStuck ? count : nil
  }

  /// Takes note of what the last count gave.
  mutating func note(_ candidates: [Candidate]) {
    rest = rest.dropFirst()
    guard let found = strategy.best(candidates) else { return }
    if let last { isStuck = last.fits && !gains(found, over: last) }
    last = found
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

  /// Whether more accelerators come nearer to what is missed.
  private func gains(_ found: Candidate, over earlier: Candidate) -> Bool {
    if found.missed < earlier.missed { return true }
    return found.targets.contains { target in
      guard target.state == .missed, let value = target.value,
        let before = earlier.targets.first(where: { $0.name == target.name })?.value
      else { return false }
      return switch target.name {
      case .requestsPerSecond: value > before * (1 + Self.leastGain)
      case .timeToFirstTokenSeconds, .timePerOutputTokenSeconds: value < before * (1 - Self.leastGain)
      default: false
      }
    }
  }
}
