import Catalogs
import Domain

/// Repairs of plans whose own choices exclude each other.
extension RepairSearch {
  /// Another engine, where the one that was asked for can't run this.
  func otherEngine() -> Repair? {
    guard plan.verdict.summary.fact?.refusal != nil else { return nil }
    let engines = (faults.noting { try planner.catalogs.allEngines() } ?? [])
      .filter { $0.id != resources.engine.id && $0.runs(on: resources.accelerator) != false }
    let found = engines.compactMap { engine -> (name: String, request: PlanRequest, best: Candidate)? in
      var changed = request
      changed.engine = engine.id
      return solved(changed).map { (engine.name, changed, $0) }
    }
    let strategy = Strategy(mode: request.mode, request: request)
    guard let best = strategy.best(found.map(\.best)),
      let other = found.first(where: { $0.best.deployment == best.deployment })
    else { return nil }
    return repair(
      .otherEngine, .runWith(engine: other.name), effect: .fits(fit(best)), cost: .rent(rent(best)), other.request)
  }

  /// Any cache format that runs here, where the one that was asked for doesn't.
  func otherCache() -> Repair? {
    guard plan.verdict.summary.fact?.refusal != nil, request.keyValueCache != nil else { return nil }
    var changed = request
    changed.keyValueCache = nil
    guard let best = solved(changed) else { return nil }
    let format = best.deployment.keyValueCache
    changed.keyValueCache = format
    return repair(
      .otherCache, .cacheFormat(format), effect: .fits(fit(best)), cost: .rent(rent(best)), changed)
  }

  /// A layout of the planner's, where the one that was asked for doesn't do it.
  func otherLayout() -> Repair? {
    guard !request.pins.isEmpty else { return nil }
    var changed = request
    changed.pins = LayoutPins()
    return repair(.otherLayout, .leaveLayout, changed) { .rent(rent($0)) }
  }
}
