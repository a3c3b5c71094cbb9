import Domain
import Estimation

/// Plans one model on one accelerator in stages: enumerate, estimate, rank, refine the finalists, explain.
struct PlanBuilder {
  let resources: PlanningResources
  let request: PlanRequest
  let search: ShapeSearch
  let estimator: Estimator
  let formats: [KeyValueCacheFormat]

  /// `comparing` false leaves out the schemes that the request doesn't ask for: enough to see whether it works.
  init(_ resources: PlanningResources, request: PlanRequest, comparing: Bool = true) throws(PlanningError) {
    self.resources = resources
    self.request = request
    let wanted = comparing ? nil : request.scheme.map { Set([$0]) }
    search = ShapeSearch(resources, request: request, schemes: wanted)
    estimator = Estimator(resources: resources, request: request)
    formats = search.cacheFormats()
    if let wanted = request.keyValueCache,
      let reason = Feasibility.rejection(keyValueCache: wanted, on: resources.site)
    {
      throw .cacheFormat(wanted, reason)
    }
    guard !search.runnable.isEmpty, !formats.isEmpty else {
      throw nothingRuns(search.unrunnable.map { .init(scheme: $0.scheme.id, reason: $0.reason) })
    }
  }

  /// All shapes with their numbers, and what was rejected on the way.
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
      let found = search.shapes(stored, count: count, formats: formats)
      weighed.candidates += found.shapes.map(estimator.candidate)
      weighed.rejected += found.rejected
    }
  }

  /// The scheme asked for, or any that may be recommended; a scheme that can't run here is answered by `nil`.
  func eligible(_ candidates: [Candidate]) -> [Candidate] {
    if let wanted = request.scheme { return candidates.filter { $0.scheme.id == wanted } }
    let recommendable = candidates.filter { Strategy.isRecommendable($0, in: resources) }
    return recommendable.isEmpty ? candidates : recommendable
  }

  /// The best candidate, without comparison or explanation; nil when no layout is valid.
  func best() -> Candidate? {
    Strategy(mode: request.mode, request: request).best(eligible(weigh().candidates)).map(Refinement.refined)
  }

  func nothingRuns(_ reasons: [PlanningError.Refusal]) -> PlanningError {
    .nothingRuns(accelerator: resources.accelerator.name, engine: resources.engine.name, reasons: reasons)
  }
}
