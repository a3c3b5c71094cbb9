import Catalogs
import Domain
import Estimation

/// Repairs of plans whose own choices exclude each other.
extension RepairSearch {
  /// Another engine, where the one that was asked for can't run this.
  func otherEngine() -> Repair? {
    guard plan.verdict.summary.fact?.refusal != nil else { return nil }
    let engines = otherEngines
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

  /// Count, scheme, cache and layout all left to the planner, on the same accelerators, if that meets every target.
  func everyChoice() -> Repair? {
    guard let (best, changed) = chosen(open), changed != request else { return nil }
    let count = best.deployment.count
    let action = Repair.Action.use(accelerators: count, accelerator: resources.accelerator.name)
    let current = request.count ?? plan.deployment.count
    return repair(
      count < current ? .fewerAccelerators : count > current ? .moreAccelerators : .otherScheme,
      count == current ? .store(scheme: best.scheme.name) : action,
      effect: .fits(fit(best)), cost: .rent(rent(best)), changed)
  }

  /// Those that run on the same accelerators.
  private var otherEngines: [Engine] {
    let kind = resources.profile.model.servedKind
    return (faults.noting { try planner.catalogs.comparedEngines(for: kind, on: resources.accelerator) } ?? [])
      .filter { $0.id != resources.engine.id && $0.runs(on: resources.accelerator) != false }
  }

  /// The same with any engine that runs there.
  func everyEngine() -> Repair? {
    let engines = otherEngines
    let found = engines.compactMap { engine -> (name: String, best: Candidate, request: PlanRequest)? in
      var changed = open
      changed.engine = engine.id
      return chosen(changed).map { (engine.name, $0.best, $0.request) }
    }
    let strategy = Strategy(mode: request.mode, request: request)
    guard let best = strategy.best(found.map(\.best)), let other = found.first(where: { $0.best === best }) else {
      return nil
    }
    return repair(
      .otherEngine, .runWith(engine: other.name), effect: .fits(fit(best)), cost: .rent(rent(best)), other.request)
  }

  /// The request for the same model and accelerator with all else open.
  private var open: PlanRequest {
    var open = request
    (open.count, open.scheme, open.keyValueCache, open.pins) = (nil, nil, nil, LayoutPins())
    return open
  }

  /// What the planner chooses where it meets every target, and the request with its count.
  private func chosen(_ open: PlanRequest) -> (best: Candidate, request: PlanRequest)? {
    guard let count = solved(open).flatMap({ $0.missed == 0 ? $0.deployment.count : nil }) else { return nil }
    var changed = open
    changed.count = count
    return solved(changed).flatMap { $0.missed == 0 ? ($0, changed) : nil }
  }

  /// A layout of the planner's, where the one that was asked for doesn't do it.
  func otherLayout() -> Repair? {
    guard !request.pins.isEmpty else { return nil }
    var changed = request
    changed.pins = LayoutPins()
    return repair(.otherLayout, .leaveLayout, changed) { .rent(rent($0)) }
  }
}
