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
    guard let engines = try request.engineChoice(planner.catalogs), engines.count > 1 else { return [] }
    let here = ranked.filter { $0.request.accelerator == request.accelerator }
    let found = here.map { EngineAnswer(engine: $0.request.engine, best: $0.best.alternative, reason: nil) }
    let others = engines.filter { engine in !found.contains { $0.engine == engine.id } }
    return try found
      + others.map { EngineAnswer(engine: $0.id, best: nil, reason: try refusal($0).map { .fact($0) }) }
  }

  private func refusal(_ engine: Engine) throws -> Rejection.Reason? {
    let accelerator = try planner.catalogs.accelerator(request.accelerator)
    if engine.runs(on: accelerator) == false {
      return .otherVendor(engine: engine.name, vendor: accelerator.vendor ?? accelerator.name)
    }
    var changed = request
    changed.engine = engine.id
    return PlanBuilder(try planner.resources(for: changed), request: changed).refusal
  }
}
