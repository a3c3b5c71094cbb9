import Domain
import Estimation
import Quantities

extension RepairSearch {
  /// The least count that fits with the same scheme.
  func moreAccelerators() -> Repair? {
    guard let current = request.count else { return nil }
    var changed = request
    changed.scheme = plan.deployment.scheme
    for count in AcceleratorCounts.ladder where count > current {
      changed.count = count
      let more = repair("Use \(count) × \(resources.accelerator.name)", changed, cost: rent)
      if let more { return more }
    }
    return nil
  }

  /// A smaller count that still does it, where the request left no choice.
  func fewerAccelerators() -> Repair? {
    guard let current = request.count, current > 1 else { return nil }
    var changed = request
    for count in AcceleratorCounts.ladder where count < current {
      changed.count = count
      let fewer = repair("Use \(count) × \(resources.accelerator.name)", changed, cost: rent)
      if let fewer { return fewer }
    }
    return nil
  }

  /// The cheapest other accelerator on which the same count and scheme fit.
  func largerAccelerator() -> Repair? {
    bestOther(keepingCount: true) { $0.memory.bytes > resources.accelerator.memory.bytes }
  }

  /// An accelerator that does the same for less money.
  func cheaperAccelerator() -> Repair? {
    guard let rent = plan.cost.usdPerHour, let ours = resources.accelerator.rentalPrice?.usd.value else { return nil }
    return bestOther(keepingCount: true) { ($0.rentalPrice?.usd.value ?? ours) < ours && rent > 0 }
  }

  private func bestOther(keepingCount: Bool, where wanted: (Accelerator) -> Bool) -> Repair? {
    let others = planner.accelerators()
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
      let found = repair("Use \(plan.deployment.count) × \(accelerator.name)", changed, cost: rent)
      if let found { return found }
    }
    return nil
  }
}
