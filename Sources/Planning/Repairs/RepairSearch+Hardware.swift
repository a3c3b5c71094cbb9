import Domain
import Estimation
import Quantities

extension RepairSearch {
  /// The least count that does it; where none meets every target, the least that makes it fit or misses fewer.
  func moreAccelerators() -> Repair? {
    guard let current = request.count else { return nil }
    var changed = request
    var partial: Repair?
    let ladder = AcceleratorCounts.ladder(parameters: resources.profile.parameters, unit: request.wholeHost)
    for count in ladder where count > current {
      changed.count = count
      guard let more = used(count, changed) else { continue }
      if more.curesAll { return more }
      partial = partial ?? more
      // Once it fits, more than two nodes of eight seldom cure what is missed, but for a load that takes a fleet.
      if count >= AcceleratorCounts.usual { break }
    }
    return fleet(beyond: current) ?? partial
  }

  /// As many as the load takes, if they meet every target.
  private func fleet(beyond current: Int) -> Repair? {
    var changed = request
    changed.count = nil
    guard let best = solved(changed), best.missed == 0, best.deployment.count > current else { return nil }
    changed.count = best.deployment.count
    return used(best.deployment.count, changed)
  }

  private func used(_ count: Int, _ changed: PlanRequest) -> Repair? {
    solved(changed).map {
      repair(.moreAccelerators, use(count), effect: .fits(fit($0)), cost: .rent(rent($0)), changed)
    }
  }

  /// A smaller count that still does it, where the request left no choice.
  func fewerAccelerators() -> Repair? {
    guard let current = request.count, current > 1 else { return nil }
    let ladder = AcceleratorCounts.ladder(unit: request.wholeHost)
    return best(of: ladder.filter { $0 < current }) { count, mustCure in
      var changed = request
      changed.count = count
      let action = use(count)
      return repair(.fewerAccelerators, action, changed, mustCure: mustCure) { .rent(rent($0)) }
    }
  }

  /// As many of what was named.
  private func use(_ count: Int) -> Repair.Action {
    .use(
      accelerators: request.host?.hosts(of: count) ?? count,
      accelerator: resources.accelerator.host?.name ?? resources.accelerator.name)
  }

  /// The cheapest other accelerator on which the same count and scheme fit.
  func largerAccelerator(among alike: [Accelerator]) -> Repair? {
    bestOther(.largerAccelerator, among: alike) { $0.memory.bytes > resources.accelerator.memory.bytes }
  }

  /// An accelerator that does the same for less money: an hour online, a job or a token offline.
  func cheaperAccelerator(among alike: [Accelerator]) -> Repair? {
    guard let rent = plan.cost.usdPerHour, let ours = resources.accelerator.hourlyPrice.usd else { return nil }
    return bestOther(.cheaperAccelerator, among: alike) {
      ($0.hourlyPrice.usd ?? ours) < ours && rent > 0
    } isBetter: {
      request.mode == .online || $0.cost.isLess(than: plan.cost, in: .offline)
    }
  }

  private func bestOther(
    _ kind: RepairKind, among alike: [Accelerator], where wanted: (Accelerator) -> Bool,
    isBetter: (Candidate) -> Bool = { _ in true }
  ) -> Repair? {
    let others =
      alike
      .filter { $0.id != resources.accelerator.id && wanted($0) }
      .sorted {
        ($0.hourlyPrice.usd ?? .infinity, $0.memory.bytes, $0.id)
          < ($1.hourlyPrice.usd ?? .infinity, $1.memory.bytes, $1.id)
      }
    return best(of: others) { accelerator, mustCure in
      var changed = request
      changed.place(on: accelerator)
      changed.count = plan.deployment.count
      changed.scheme = request.scheme ?? plan.deployment.scheme
      let action = Repair.Action.use(accelerators: plan.deployment.count, accelerator: accelerator.name)
      guard let best = solved(changed, mustCure: mustCure), isBetter(best) else { return nil }
      return repair(kind, action, effect: .fits(fit(best)), cost: .rent(rent(best)), changed)
    }
  }
}
