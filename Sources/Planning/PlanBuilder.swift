import Domain
import Estimation
import Quantities

/// Plans one model on one accelerator: enumerates, drops what can't run, ranks the rest, explains.
struct PlanBuilder {
  let resources: PlanningResources
  let request: PlanRequest
  let search: CandidateSearch
  let formats: [KeyValueCacheFormat]

  /// `comparing` false leaves out the schemes that the request doesn't ask for: enough to see whether it works.
  init(_ resources: PlanningResources, request: PlanRequest, comparing: Bool = true) throws(PlanningError) {
    self.resources = resources
    self.request = request
    let wanted = comparing ? nil : request.scheme.map { Set([$0]) }
    search = CandidateSearch(CandidateMaker(resources: resources, request: request), schemes: wanted)
    formats = search.cacheFormats()
    if let wanted = request.keyValueCache {
      let reason = Feasibility.rejection(
        keyValueCache: wanted, accelerator: resources.accelerator, engine: resources.engine)
      if let reason {
        throw .invalid(what: "the KV cache format", found: wanted.rawValue, expected: "another one, since \(reason)")
      }
    }
    guard !search.runnable.isEmpty, !formats.isEmpty else {
      throw .nothingRuns(
        accelerator: resources.accelerator.name, engine: resources.engine.name,
        reasons: search.unrunnable.map { "\($0.scheme.id): \($0.reason)" })
    }
  }

  /// The best deployment of each scheme, and what was rejected on the way.
  func weigh() -> Weighed {
    var weighed = Weighed()
    let counts = request.count.map { [$0] } ?? AcceleratorCounts.sold
    for count in counts { weigh(count: count, into: &weighed) }
    if request.count == nil {
      for count in AcceleratorCounts.nodes where !weighed.candidates.contains(where: \.fits) {
        weigh(count: count, into: &weighed)
      }
    }
    return weighed
  }

  /// All candidates that were weighed.
  struct Weighed {
    var candidates: [Candidate] = []
    var rejected: [Rejection] = []
  }

  private func weigh(count: Int, into weighed: inout Weighed) {
    for stored in search.runnable {
      let outcome = search.candidates(stored, count: count, formats: formats)
      weighed.candidates += outcome.candidates
      weighed.rejected += outcome.rejected
    }
  }

  /// The scheme asked for, or any that may be recommended; a scheme that can't run here is answered by `nil`.
  func eligible(_ candidates: [Candidate]) -> [Candidate] {
    if let wanted = request.scheme { return candidates.filter { $0.scheme.id == wanted } }
    let recommendable = candidates.filter { Strategy.isRecommendable($0, in: resources) }
    return recommendable.isEmpty ? candidates : recommendable
  }
}
