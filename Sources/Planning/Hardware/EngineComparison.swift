import Catalogs
import Domain
import Estimation

/// How each engine of a choice does on the accelerator that was chosen.
struct EngineComparison {
  let planner: Planner
  /// The request with the engine that was chosen.
  let request: PlanRequest

  /// The chosen engine first, then the others as they were ranked, then those that can't, with the reason; nothing where
  /// there was no choice.
  func answers(_ ranked: [HardwareSearch.Found]) throws -> [EngineAnswer] {
    let accelerator = try planner.catalogs.accelerator(request.accelerator)
    guard let engines = try request.engineChoice(planner.catalogs, on: accelerator), engines.count > 1 else {
      return []
    }
    let here = ranked.filter { $0.request.accelerator == request.accelerator }
    let found = here.map { EngineAnswer(engine: $0.request.engine, best: $0.best.alternative, reason: nil) }
    let others = engines.filter { engine in !found.contains { $0.engine == engine.id } }
    return try found
      + others.map { EngineAnswer(engine: $0.id, best: nil, reason: try refusal($0, accelerator).map { .fact($0) }) }
  }

  private func refusal(_ engine: Engine, _ accelerator: Accelerator) throws -> Rejection.Reason? {
    if let vendor = accelerator.vendor, !engine.vendors.contains(vendor) {
      return .otherVendor(engine: engine.name, vendor: vendor)
    }
    var changed = request
    changed.engine = engine.id
    return PlanBuilder(try planner.resources(for: changed), request: changed).refusal
  }
}
