import Domain
import Estimation

extension PlanBuilder {
  /// Others that are looked at more closely where averages promised too much, in all and of one count.
  private static let (mostTries, mostOfCount) = (8, 3)
  /// Counts beyond those weighed that are weighed then.
  private static let mostCounts = 16

  /// The best of what was weighed, looked at closely; where that shows a miss that averages hid, the next best that
  /// stands the closer look, on the same accelerators or on more.
  ///
  /// What is weighed on the way is added.
  func finalist(of weighed: inout Weighed) -> Candidate? {
    guard let best = best(of: weighed.candidates) else { return nil }
    if let better = hoped(beside: best, of: weighed.candidates) { return better }
    var leader = refinement.refined(best)
    let isNarrowed = leader.performance.batch < best.performance.batch
    // What is far from a limit on average is not brought there by the next best.
    guard isNarrowed || leader.missed > best.missed && !best.isFarFromLatencies else { return leader }
    var strays = Strays(of: best, seen: leader)
    func hopeful(_ others: [Candidate]) -> ArraySlice<Candidate> {
      others.filter { strays.leaveHope($0, ofMissingFewerThan: leader.missed - best.missed) }[...]
    }
    var others = hopeful(runnersUp(to: best, of: weighed.candidates))
    var counts = largerCounts(than: best)[...]
    for _ in 0..<Self.mostTries {
      while let count = counts.first, isCheaper(count, than: others.first) {
        counts.removeFirst()
        let found = weigh(count, into: &weighed)
        others = hopeful(runnersUp(to: best, of: found + others))
      }
      guard let next = others.popFirst(), leader.missed > best.missed || better(leader, next) === next else { break }
      let seen = refinement.refined(next)
      leader = better(leader, seen)
      if leader.missed <= best.missed && !isNarrowed { break }
      strays.note(next, seen: seen)
      others = hopeful(Array(others))
    }
    return leader
  }

  /// What is better than the best on average if tails are shorter than averages make them, and stands the closer look.
  private func hoped(beside best: Candidate, of candidates: [Candidate]) -> Candidate? {
    guard refinement.tellsTails else { return nil }
    let (strategy, limit) = (strategy, strategy.score(best))
    var strays = Strays(forgives: true)
    var others = firstOfEachCount(
      eligible(candidates).lazy.filter { $0.fits && $0.missed > $0.missedInAnyCase }
        .map { ($0, strategy.score($0, missed: $0.missedInAnyCase)) }.filter { $0.1 < limit })[...]
    for _ in 0..<Self.mostTries {
      guard let next = others.popFirst() else { break }
      let seen = refinement.refined(next)
      if seen.missed <= next.missedInAnyCase { return seen }
      strays.note(next, seen: seen)
      others = others.filter { strays.leaveHope($0, ofMissingFewerThan: 1) }[...]
    }
    return nil
  }

  /// What so many accelerators can do with the schemes that may be chosen.
  private func weigh(_ count: Int, into weighed: inout Weighed) -> [Candidate] {
    let last = weighed.candidates.endIndex
    weigh(search.runnable.filter(isAllowed), count: count, into: &weighed)
    return Array(weighed.candidates[last...])
  }

  /// Counts beyond those weighed, of which the best of all may be where what was weighed doesn't stand a closer look.
  private func largerCounts(than best: Candidate) -> [Int] {
    guard request.count == nil, search.mostUnasked == nil else { return [] }
    return Array(
      AcceleratorCounts.larger(
        than: best.deployment.count, parameters: resources.profile.parameters, unit: request.countUnit
      ).prefix(Self.mostCounts))
  }

  /// Whether so many accelerators are to be looked at before the next that was weighed: where rent counts, if they cost
  /// less; else only where nothing else is left.
  private func isCheaper(_ count: Int, than next: Candidate?) -> Bool {
    guard let next else { return true }
    return request.objective ?? .cost == .cost && request.mode == .online && count < next.deployment.count
  }

  private func better(_ left: Candidate, _ right: Candidate) -> Candidate {
    strategy.best([left, right]) ?? left
  }

  /// The next best that promise as much as the best, a few of each count.
  private func runnersUp(to best: Candidate, of candidates: [Candidate]) -> [Candidate] {
    let strategy = strategy
    let others = eligible(candidates).filter { $0.fits && $0.missed <= best.missed && $0.deployment != best.deployment }
    return firstOfEachCount(others.lazy.map { ($0, strategy.score($0)) })
  }

  /// In the order of their scores, a few of each count.
  private func firstOfEachCount(_ scored: some Sequence<(candidate: Candidate, score: Score)>) -> [Candidate] {
    let sorted = scored.sorted { left, right in
      if left.score != right.score { return left.score < right.score }
      return left.candidate.scheme.id < right.candidate.scheme.id
    }
    var seen: [Int: Int] = [:]
    return sorted.map(\.candidate).filter { candidate in
      seen[candidate.deployment.count, default: 0] += 1
      return seen[candidate.deployment.count, default: 0] <= Self.mostOfCount
    }
  }
}
