import Domain
import Estimation

extension PlanBuilder {
  /// All shapes with their numbers, and what was rejected on the way.
  ///
  /// Where the count is open, schemes that may be recommended are tried on as many accelerators as the load needs.
  func weigh() -> Weighed {
    var weighed = Weighed()
    if let count = request.count {
      weigh(search.runnable, count: count, into: &weighed)
      return weighed
    }
    let allowed = search.runnable.filter(isAllowed)
    let climbed = climbBest(of: allowed.isEmpty ? search.runnable : allowed, into: &weighed)
    let others = search.runnable.filter { !climbed.contains($0.scheme.id) }
    // What policy leaves out never makes a "No": where nothing else fits, it is weighed like the rest.
    if !allowed.isEmpty, !weighed.candidates.contains(where: \.fits) { climb(others, into: &weighed) }
    return weighed
  }

  /// Each scheme by itself that serves the load on no count that was tried, on as many accelerators as it takes: what a
  /// table tells of it is what a plan of it would be, whichever scheme was asked for.
  func weighAlone(beside weighed: Weighed) -> Weighed {
    var others = Weighed()
    guard request.count == nil else { return others }
    others.known = weighed.known
    let served = Set(weighed.candidates.lazy.filter { $0.fits && $0.missed == 0 }.map(\.scheme.id))
    for stored in search.runnable where isOffered(stored.scheme) && !served.contains(stored.scheme.id) {
      climb([stored], into: &others)
    }
    return others
  }

  /// All candidates that were weighed.
  struct Weighed {
    var candidates: [Candidate] = []
    var rejected: [Rejection] = []
    /// All that a scheme can do with a count, of those that were looked at whether they fit or not.
    var known: [Step: [Candidate]] = [:]
    /// What need not be weighed where only the best is asked for.
    var outdone: OutdoneSchemes?

    struct Step: Hashable {
      let scheme: String
      let count: Int
    }
  }

  /// Whether any number of replicas may be formed.
  var formsFleets: Bool { request.count == nil && search.mostUnasked == nil && request.pins.replicas == nil }

  var fleets: FleetSearch {
    FleetSearch(estimator: estimator, strategy: strategy, largest: min(mostRented ?? .max, AcceleratorCounts.fleet))
  }

  /// More and more accelerators, until more can't be better.
  private func climb(
    _ schemes: [StoredWeights], upTo largest: Int? = nil, onlyFitting: Bool = false, into weighed: inout Weighed
  ) {
    let formsFleets = largest == nil && self.formsFleets
    var ladder = CountLadder(
      request: request, strategy: strategy, parameters: resources.profile.parameters,
      upTo: [search.mostUnasked ?? largest, mostRented].compactMap(\.self).min(), leavingFleets: formsFleets)
    let first = weighed.candidates.endIndex
    weighed.outdone = onlyFitting ? OutdoneSchemes(among: schemes, resources, request) : nil
    while let count = ladder.next {
      let last = weighed.candidates.endIndex
      weigh(schemes, count: count, onlyFitting: onlyFitting, into: &weighed)
      var found = weighed.candidates[last...]
      if onlyFitting, found.isEmpty, last > 0 {
        // Where fewer fit, what doesn't tells whether to go on.
        var short = Weighed()
        weigh(schemes, count: count, into: &short)
        found = short.candidates[...]
      }
      ladder.note(Array(found))
    }
    guard formsFleets else { return }
    addFleets(beyond: Array(weighed.candidates[first...]), of: schemes, onlyFitting: onlyFitting, into: &weighed)
  }

  /// Copies of what was tried where none of it meets every target.
  private func addFleets(
    beyond tried: [Candidate], of schemes: [StoredWeights], onlyFitting: Bool, into weighed: inout Weighed
  ) {
    guard let best = strategy.best(tried), best.missed > 0 else { return }
    let found = fleets.fleets(beyond: tried)
    weighed.candidates += found
    guard let fleet = strategy.best([best] + found), fleet.deployment.count > best.deployment.count else { return }
    // Of so many other layouts may be better.
    weigh(schemes, count: fleet.deployment.count, onlyFitting: onlyFitting, into: &weighed)
  }

  /// The same, the form that a model is published in before the others: where it fits and meets every target, they can
  /// only lose, unless an objective that was named counts for more.
  ///
  /// - Returns: the ids of the schemes that were tried.
  func climbBest(
    of schemes: [StoredWeights], upTo largest: Int? = nil, onlyFitting: Bool = false, into weighed: inout Weighed
  ) -> Set<String> {
    let own = schemes.filter { resources.isPublished($0.scheme) }
    if !own.isEmpty {
      climb(own, upTo: largest, onlyFitting: onlyFitting, into: &weighed)
      let isEnough = weighed.candidates.contains { $0.fits && $0.missed == 0 }
      if isEnough, request.objective == nil { return Set(own.map(\.scheme.id)) }
    }
    climb(schemes.filter { !resources.isPublished($0.scheme) }, upTo: largest, onlyFitting: onlyFitting, into: &weighed)
    return Set(schemes.map(\.scheme.id))
  }

  func weigh(_ schemes: [StoredWeights], count: Int, onlyFitting: Bool = false, into weighed: inout Weighed) {
    for stored in weighed.outdone?.ordered(schemes) ?? schemes {
      let step = Weighed.Step(scheme: stored.scheme.id, count: count)
      if let known = weighed.known[step] {
        weighed.candidates += onlyFitting ? known.filter(\.fits) : known
        continue
      }
      let found = search.shapes(stored, count: count, formats: formats)
      weighed.rejected += found.rejected
      if onlyFitting {
        let shapes = weighed.outdone?.left(of: found.shapes, scheme: stored.scheme.id) ?? found.shapes
        weighed.candidates += shapes.compactMap(estimator.fitting)
      } else {
        let all = found.shapes.map(estimator.candidate)
        weighed.known[step] = all
        weighed.candidates += all
      }
    }
  }
}
