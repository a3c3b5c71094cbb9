import Domain
import Estimation
import Quantities

extension RepairSearch {
  /// The least count that does it; where none meets every target, the least that makes it fit or misses fewer.
  func moreAccelerators() -> Repair? {
    guard let current = request.count else { return nil }
    var changed = request
    var partial: Repair?
    for count in AcceleratorCounts.ladder(parameters: resources.profile.parameters) where count > current {
      changed.count = count
      guard let best = solved(changed) else { continue }
      let action = Repair.Action.use(accelerators: count, accelerator: resources.accelerator.name)
      let more = repair(
        .moreAccelerators, action, effect: .fits(fit(best)), cost: .rent(rent(best)), changed)
      if best.missed == 0 { return more }
      partial = partial ?? more
      // Once it fits, more than two nodes of eight seldom cure what is missed.
      if count >= AcceleratorCounts.usual { break }
    }
    return partial
  }

  /// The best other hardware, of any maker, with as many as it takes, if it meets every target.
  ///
  /// Where that takes other schemes, caches or layouts than were asked for, they are left to the planner.
  func otherHardware() -> Repair? {
    var open = request
    open.count = nil
    if let pinned = open.scheme, !resources.schemes.contains(where: { $0.id == pinned && !$0.isMix }) {
      open.scheme = nil
    }
    let asked = otherHardware(open)
    if asked?.stillMisses == 0 { return asked }
    var free = open
    (free.scheme, free.keyValueCache, free.pins) = (nil, nil, LayoutPins())
    guard free != open, let found = otherHardware(free), asked == nil || found.stillMisses == 0 else { return asked }
    return found
  }

  private func otherHardware(_ open: PlanRequest) -> Repair? {
    let others = planner.accelerators(faults).filter {
      $0.id != resources.accelerator.id && $0.rentalPrice != nil && $0.memory.bytes >= Self.leastMemory
    }
    let search = HardwareSearch(
      planner: planner, request: open, faults: faults, shown: 1, largest: AcceleratorCounts.usual)
    guard let found = try? search.ranked(others).first, found.best.fits else { return nil }
    var changed = found.request
    changed.count = found.best.deployment.count
    // Averages chose it; what is promised stands a closer look.
    guard let best = solved(changed), best.missed == 0 || plan.verdict.outcome == .doesNotFit else { return nil }
    let engine = changed.engine == request.engine ? nil : changed.engine
    return repair(
      .otherHardware,
      .move(accelerators: best.deployment.count, accelerator: best.deployment.accelerator, engine: engine),
      effect: .fits(fit(best)), cost: .rent(rent(best)), changed)
  }

  /// Smaller accelerators aren't looked at unasked.
  private static let leastMemory = ByteCount(14 << 30)

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
