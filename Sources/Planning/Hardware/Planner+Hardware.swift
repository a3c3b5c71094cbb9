import Catalogs
import Domain

extension Planner {
  /// What each accelerator of the catalogs would be for a request, as many of it as it takes: the best first, then what
  /// misses a target, then what doesn't fit; those that can't run the model aren't told of.
  ///
  /// Each has the engine that somebody asked for, else its usual one, and the scheme that the request names or the best.
  package func hardware(for request: PlanRequest) throws -> [Alternative] {
    var asked = request
    (asked.count, asked.among, asked.host) = (nil, nil, nil)
    let faults = CatalogFaults()
    var search = HardwareSearch(planner: self, request: asked, faults: faults)
    (search.passesOver, search.shown) = (false, .infinity)
    let engine = request.amongEngines == nil ? try resolver.askedEngine(of: request) : nil
    search.keepsEngine = engine != nil
    let accelerators = catalogs.readAccelerators().compactMap { result in faults.noting { try result.get() } }
    var seen: Set<String> = []
    return try search.ranked(priced(accelerators, for: asked, faults)).filter {
      // Where the engine that was asked for doesn't run, a plan would say no.
      (engine == nil || $0.request.engine == engine) && seen.insert($0.request.accelerator).inserted
    }.map(\.best.alternative)
  }
}
