import Domain
import Quantities

extension RepairSearch {
  /// The least count that fits with the same scheme.
  func moreAccelerators() -> Repair? {
    guard let current = request.count else { return nil }
    var changed = request
    changed.scheme = plan.deployment.scheme
    for count in AcceleratorCounts.ladder where count > current {
      changed.count = count
      let action = Repair.Action.use(accelerators: count, accelerator: resources.accelerator.name)
      if let more = repair(.moreAccelerators, action, changed, cost: { .rent(rent($0)) }) { return more }
    }
    return nil
  }

  /// A smaller count that still does it, where the request left no choice.
  func fewerAccelerators() -> Repair? {
    guard let current = request.count, current > 1 else { return nil }
    var changed = request
    for count in AcceleratorCounts.ladder where count < current {
      changed.count = count
      let action = Repair.Action.use(accelerators: count, accelerator: resources.accelerator.name)
      if let fewer = repair(.fewerAccelerators, action, changed, cost: { .rent(rent($0)) }) { return fewer }
    }
    return nil
  }

  /// The cheapest other accelerator on which the same count and scheme fit.
  func largerAccelerator() -> Repair? {
    bestOther(.largerAccelerator) { $0.memory.bytes > resources.accelerator.memory.bytes }
  }

  /// An accelerator that does the same for less money.
  func cheaperAccelerator() -> Repair? {
    guard let rent = plan.cost.usdPerHour, let ours = resources.accelerator.rentalPrice?.usd.value else { return nil }
    return bestOther(.cheaperAccelerator) { ($0.rentalPrice?.usd.value ?? ours) < ours && rent > 0 }
  }

  private func bestOther(_ kind: RepairKind, where wanted: (Accelerator) -> Bool) -> Repair? {
    let others = planner.accelerators(faults)
      .filter { $0.vendor == resources.accelerator.vendor && $0.deviceClass == resources.accelerator.deviceClass }
      .filter { $0.id != resources.accelerator.id && wanted($0) }
      .sorted {
        ($0.rentalPrice?.usd.value ?? .infinity, $0.memory.bytes, $0.id)
          < ($1.rentalPrice?.usd.value ?? .infinity, $1.memory.bytes, $1.id)
      }
    for accelerator in others {
      var changed = request
      changed.accelerator = accelerator.id
      changed.count = plan.deployment.count
      changed.scheme = request.scheme ?? plan.deployment.scheme
      let action = Repair.Action.use(accelerators: plan.deployment.count, accelerator: accelerator.name)
      if let found = repair(kind, action, changed, cost: { .rent(rent($0)) }) { return found }
    }
    return nil
  }
}
