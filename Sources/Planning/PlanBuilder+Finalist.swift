import Domain
import Estimation

extension PlanBuilder {
  /// Others that are looked at more closely where averages promised too much, of the same counts and of larger ones.
  private static let mostTries = 4

  /// The best of what was weighed, looked at closely; where that shows a miss that averages hid, the next best that
  /// stands the closer look, on the same accelerators or on more.
  ///
  /// What is weighed on the way is added.
  func finalist(of weighed: inout Weighed) -> Candidate? {
    guard let best = best(of: weighed.candidates) else { return nil }
    var leader = refinement.refined(best)
    // What is far from a limit on average is not brought there by the next best.
    guard leader.missed > best.missed, !best.isFarFromLatencies else { return leader }
    for next in runnersUp(to: best, of: weighed.candidates) {
      leader = better(leader, refinement.refined(next))
      if leader.missed <= best.missed { return leader }
    }
    guard request.count == nil, resources.mostUnasked == nil else { return leader }
    let counts = AcceleratorCounts.larger(
      than: best.deployment.count, parameters: resources.profile.parameters, unit: request.countUnit)
    for count in counts.prefix(Self.mostTries) {
      var found = Weighed()
      weigh(search.runnable.filter(isAllowed), count: count, into: &found)
      weighed.candidates += found.candidates
      weighed.rejected += found.rejected
      guard let next = self.best(of: found.candidates) else { continue }
      leader = better(leader, refinement.refined(next))
      if leader.missed <= best.missed { break }
    }
    return leader
  }

  private func better(_ left: Candidate, _ right: Candidate) -> Candidate {
    strategy.best([left, right]) ?? left
  }

  /// The next best that promise as much as the best, one of each deployment's shape.
  private func runnersUp(to best: Candidate, of candidates: [Candidate]) -> [Candidate] {
    let strategy = strategy
    let others = eligible(candidates).filter { $0.fits && $0.missed <= best.missed && $0.deployment != best.deployment }
    let scored = others.map { (candidate: $0, score: strategy.score($0)) }
    let sorted = scored.sorted { left, right in
      if left.score != right.score { return left.score < right.score }
      return left.candidate.scheme.id < right.candidate.scheme.id
    }
    return sorted.prefix(Self.mostTries).map(\.candidate)
  }
}
