import Domain

/// How far latencies that were looked at closely strayed from what averages told of them.
///
/// Deployments of one load stray alike: where the best of them took three times as long as averages said, the next is
/// hopeless whose average is half of the limit, and need not be looked at.
struct Strays {
  /// The smallest that was seen, of each latency: its value over the average's.
  private var least: [TargetCheck.Name: Double] = [:]

  /// They differ by so much among deployments that averages call alike.
  private static let doubt = 0.75
  /// Those that were looked at: one by itself may stray for a reason of its own.
  private var looks = 0
  private static let fewestLooks = 2

  init(of candidate: Candidate, seen: Candidate) { note(candidate, seen: seen) }

  /// Takes note of latencies that keep their limits on average; not where memory is so tight that requests wait for room,
  /// as they don't elsewhere.
  mutating func note(_ candidate: Candidate, seen: Candidate) {
    guard candidate.outcome != .tight else { return }
    looks += 1
    for check in candidate.targets where check.percentile != nil && check.state != .missed {
      let close = seen.targets.first { $0.name == check.name }?.value
      guard let average = check.value, let close, average > 0 else { continue }
      least[check.name] = min(least[check.name] ?? .infinity, close / average)
    }
  }

  /// Whether a closer look may show that fewer than so many latencies miss limits that averages keep.
  func leaveHope(_ candidate: Candidate, ofMissingFewerThan most: Int) -> Bool {
    looks < Self.fewestLooks
      || most
        > candidate.targets.count { check in
          guard let value = check.value, check.state != .missed, let stray = least[check.name] else {
            return false
          }
          return value * stray * Self.doubt > check.limit
        }
  }
}
