import Domain
import Estimation
import Quantities

extension PlanBuilder {
  /// Others that are looked at more closely where averages promised too much, in all and of one count.
  private static let (mostTries, mostOfCount) = (8, 3)
  /// The same of jobs whose batch is lowered: each takes as many simulations as it has doublings.
  private static let mostNarrowed = 3
  /// Counts beyond those weighed that are weighed then.
  private static let mostCounts = 16

  /// The best of what was weighed, looked at closely; where that shows a miss that averages hid, the next best that
  /// stands the closer look, on the same accelerators or on more.
  ///
  /// What is weighed on the way is added.
  func finalist(of weighed: inout Weighed) -> Candidate? {
    guard let best = best(of: weighed.candidates) else { return nil }
    var leader = refinement.refined(best)
    let isNarrowed = leader.performance.batch < best.performance.batch
    // What is far from a limit on average is not brought there by the next best.
    guard isNarrowed || leader.missed > best.missed && !best.isFarFromLatencies else {
      return closer(leader, than: best, of: weighed.candidates)
    }
    var strays = Strays(of: best, seen: leader)
    func hopeful(_ others: [Candidate]) -> ArraySlice<Candidate> {
      guard leader.missed > best.missed else { return others[...] }
      return others.filter { strays.leaveHope($0, ofMissingFewerThan: leader.missed - best.missed) }[...]
    }
    var others = hopeful(runnersUp(to: best, of: weighed.candidates))
    var counts = largerCounts(than: best)[...]
    for _ in 0..<(isNarrowed ? Self.mostNarrowed : Self.mostTries) {
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

  /// The better of what was chosen and of the next best, where the two are so close that averages don't decide.
  private func closer(_ seen: Candidate, than best: Candidate, of candidates: [Candidate]) -> Candidate {
    guard seen.performance.simulation != nil, let next = runnersUp(to: best, of: candidates).first,
      strategy.score(next).isClose(to: strategy.score(best))
    else { return seen }
    return better(seen, refinement.refined(next))
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
    let scored = others.map { (candidate: $0, score: strategy.score($0)) }.sorted { left, right in
      if left.score != right.score { return left.score < right.score }
      return left.candidate.scheme.id < right.candidate.scheme.id
    }
    return Self.fewOfEachCount(scored.map(\.candidate))
  }

  /// The first of each count, and of those that averages call alike one: the closer look sees the same of them.
  private static func fewOfEachCount(_ candidates: [Candidate]) -> [Candidate] {
    var kept: [Int: [Candidate]] = [:]
    return candidates.filter { candidate in
      let before = kept[candidate.deployment.count, default: []]
      guard before.count < mostOfCount, !before.contains(where: candidate.isAlike) else { return false }
      kept[candidate.deployment.count, default: []].append(candidate)
      return true
    }
  }
}

extension Candidate {
  /// Whether it is spread in the same way and as fast on average, to a part in a hundred.
  fileprivate func isAlike(_ other: Candidate) -> Bool {
    deployment.layout == other.deployment.layout && deployment.replicas == other.deployment.replicas
      && zip(latencies, other.latencies).allSatisfy { abs($0 - $1) <= max($0, $1) / 100 }
  }

  private var latencies: [Double] {
    [
      performance.timeToFirstTokenSeconds.likely, performance.timePerOutputTokenSeconds?.likely ?? 0,
      Double(performance.batch),
    ]
  }
}
