import Domain
import Estimation

/// Plans one model on one accelerator in stages: enumerate, estimate, rank, refine the finalists, explain.
struct PlanBuilder {
  let resources: PlanningResources
  let request: PlanRequest
  let search: ShapeSearch
  let estimator: Estimator
  let formats: [KeyValueCacheFormat]
  /// Why the cache format, the speculative decoding or the offload that was asked for can't be had here; nil
  /// where all can.
  let refused: Rejection.Reason?
  /// The most accelerators that are worth their rent where the count is open; nil for as many as it takes.
  var mostRented: Int?

  /// `comparing` false leaves out the schemes that the request doesn't ask for: enough to see whether it works.
  init(_ resources: PlanningResources, request: PlanRequest, comparing: Bool = true) {
    self.resources = resources
    self.request = request
    let wanted = comparing ? nil : request.scheme.map { Set([$0]) }
    search = ShapeSearch(resources, request: request, schemes: wanted)
    estimator = Estimator(resources: resources, request: request)
    refused =
      request.keyValueCache.flatMap { Feasibility.rejection(keyValueCache: $0, on: resources.site) }
      ?? request.speculative.flatMap { Feasibility.rejection(speculation: $0, on: resources.site) }
      ?? request.settings.offload.flatMap {
        Feasibility.rejection(
          offload: $0, of: resources.profile, on: resources.site,
          isFoundAgain: resources.profile.prefix(of: request, engine: resources.engine) != nil)
      }
    formats = refused == nil ? search.cacheFormats() : []
  }

  /// Whether a scheme may be chosen here: the one asked for, or any that may be recommended.
  func isAllowed(_ stored: StoredWeights) -> Bool {
    if let wanted = request.scheme { return stored.scheme.id == wanted }
    return policy.objection(to: stored.scheme, resources.quality.estimate(stored)) == nil
  }

  /// The scheme asked for, or any that may be recommended, or whatever fits where none of those does; a scheme that
  /// can't run here is answered by none.
  func eligible(_ candidates: [Candidate]) -> [Candidate] {
    if let wanted = request.scheme { return candidates.filter { $0.scheme.id == wanted } }
    let allowed = candidates.filter(policy.allows)
    let isEnough = allowed.contains(where: \.fits) || !candidates.contains(where: \.fits)
    return isEnough && !allowed.isEmpty ? allowed : candidates
  }

  /// Why the model may not be taken, whatever fits; nil where it may.
  var forbidden: Rejection.Reason? { request.licenceRefusal(of: resources.profile.model) }

  /// Why nothing of what was asked for runs here; nil where something does.
  var refusal: Rejection.Reason? {
    if let refused { return refused }
    let wanted = request.scheme.flatMap { id in search.unrunnable.first { $0.scheme.id == id } }
    // Of those that can't run the plain one tells most.
    let plain = search.unrunnable.first { $0.scheme.kind == .unquantized } ?? search.unrunnable.first
    if let reason = wanted?.reason ?? (search.runnable.isEmpty ? plain?.reason : nil) {
      return reason
    }
    let weighed = allowed()
    return weighed.candidates.isEmpty ? weighed.rejected.lazy.compactMap(\.reason.fact).first : nil
  }

  var policy: Policy { Policy(resources: resources, request: request) }
  var strategy: Strategy { Strategy(mode: request.mode, request: request) }

  /// The best of those that may be chosen.
  func best(of candidates: [Candidate]) -> Candidate? { strategy.best(eligible(candidates)) }

  /// What an answer is chosen from, of the schemes that may be chosen; others are weighed only where none of these
  /// fits, and what doesn't fit only where nothing does. Nothing where the model may not be taken.
  ///
  /// - Parameters:
  ///   - largest: the last count to try where it is open; nil for as many as it takes.
  ///   - onlyFitting: whether nobody asks for what doesn't fit even then.
  func choice(upTo largest: Int? = nil, onlyFitting: Bool = false) -> [Candidate] {
    let fitting = eligible(allowed(upTo: largest, onlyFitting: true).candidates)
    return fitting.isEmpty && !onlyFitting ? eligible(allowed(upTo: largest).candidates) : fitting
  }

  /// The best that fits, as averages tell it; nil where nothing does.
  func best() -> Candidate? { strategy.best(eligible(allowed(onlyFitting: true).candidates)) }

  /// The same after a closer look; nil where it isn't worth one.
  func closest(where isWorthIt: (Candidate) -> Bool = { _ in true }) -> Candidate? {
    var weighed = allowed(onlyFitting: true)
    guard let best = best(of: weighed.candidates), isWorthIt(best) else { return nil }
    return finalist(of: &weighed)
  }

  private func allowed(upTo largest: Int? = nil, onlyFitting: Bool = false) -> Weighed {
    guard forbidden == nil else { return Weighed() }
    var weighed = Weighed()
    for schemes in [search.runnable.filter(isAllowed), search.runnable]
    where !weighed.candidates.contains(where: \.fits) {
      if let count = request.count {
        weighed.outdone = onlyFitting ? OutdoneSchemes(among: schemes, resources, request) : nil
        weigh(schemes, count: count, onlyFitting: onlyFitting, into: &weighed)
      } else {
        _ = climbBest(of: schemes, upTo: largest, onlyFitting: onlyFitting, into: &weighed)
      }
    }
    return weighed
  }
}
