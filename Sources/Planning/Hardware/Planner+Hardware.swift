import Catalogs
import Domain

extension Planner {
  /// What each accelerator of the catalogs would be for a request, as many of it as it takes: the best first, then what
  /// misses a target, then what doesn't fit; those that can't run the model aren't told of.
  ///
  /// Each has its usual engine, and the scheme that the request names or the best.
  package func hardware(for request: PlanRequest) throws -> [Alternative] {
    var asked = request
    (asked.count, asked.among, asked.amongEngines, asked.host) = (nil, nil, nil, nil)
    let faults = CatalogFaults()
    var search = HardwareSearch(planner: self, request: asked, faults: faults)
    (search.passesOver, search.shown) = (false, .infinity)
    let accelerators = catalogs.readAccelerators().compactMap { result in faults.noting { try result.get() } }
    return try search.ranked(priced(accelerators, for: asked, faults)).map(\.best.alternative)
  }
}
