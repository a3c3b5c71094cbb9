import Catalogs
import Domain
import Estimation
import Quantities

/// Repairs that move to other hardware.
extension RepairSearch {
  /// The best other hardware, of any maker, with as many as it takes, if it meets every target.
  ///
  /// Where that takes other schemes, caches, layouts or another engine than were asked for, they are left to the planner;
  /// what has no known price comes last.
  func otherHardware() -> Repair? {
    var open = request
    open.count = nil
    if let pinned = open.scheme, !resources.schemes.contains(where: { $0.id == pinned && !$0.isMix }) {
      open.scheme = nil
    }
    let free = free(open)
    let isFreer = free != open
    if !isFreer && isKnown { return nil }
    let asked = isKnown ? nil : otherHardware(open, isPriced: true)
    if asked?.curesAll == true { return asked }
    for isPriced in [true, false] where isFreer || !isPriced {
      if let found = otherHardware(free, isPriced: isPriced), asked == nil || found.curesAll { return found }
    }
    return asked
  }

  /// Whether all hardware was weighed for the plan already, and none of it meets every target.
  private var isKnown: Bool {
    let set = plan.request.among.flatMap { HardwareSet($0, catalogs: planner.catalogs) }
    return set?.isEverything == true && !plan.front.contains(where: \.meetsTargets)
  }

  /// The request with scheme, cache and layout left to the planner, and the usual engine beside the one asked for.
  private func free(_ open: PlanRequest) -> PlanRequest {
    var free = open
    (free.scheme, free.keyValueCache, free.pins) = (nil, nil, LayoutPins())
    let usual = faults.noting { try planner.catalogs.defaults().engines.first?.id } ?? nil
    if let usual, usual != open.engine, !isKnown || plan.request.amongEngines == nil {
      free.amongEngines = "\(open.engine),\(usual)"
    }
    return free
  }

  private func otherHardware(_ open: PlanRequest, isPriced: Bool) -> Repair? {
    // Averages chose them; what is promised stands a closer look.
    let repair = best(of: ranked(open, isPriced: isPriced).prefix(Self.mostHardware)) { found, _ in moved(found) }
    return repair.flatMap { $0.curesAll || plan.verdict.outcome == .doesNotFit ? $0 : nil }
  }

  /// Hardware that serves a request, the best first.
  ///
  /// - Parameter isPriced: whether what it costs is known; of other hardware that of data centers is looked at, where no
  ///   limit is for what it costs.
  func ranked(_ open: PlanRequest, isPriced: Bool = true) -> [HardwareSearch.Found] {
    guard isPriced || open.maximumUSDPerHour == nil && open.maximumUSDPerMonth == nil else { return [] }
    let others = planner.accelerators(request, faults).filter {
      $0.id != resources.accelerator.id && $0.memory.bytes >= Self.leastMemory
        && (isPriced ? $0.hourlyPrice.usd != nil : $0.hourlyPrice.usd == nil && $0.deviceClass == .datacenter)
    }
    var search = HardwareSearch(
      planner: planner, request: open, faults: faults, shown: 1, largest: AcceleratorCounts.usual)
    (search.onlyFitting, search.keepsEngine) = (true, isEngineAsked)
    // Where none can run the model at all, none is offered.
    return faults.noting { try search.ranked(others) } ?? []
  }

  /// The repair that moves there, with as many as were weighed, or with as many as it takes.
  private func moved(_ found: HardwareSearch.Found) -> Repair? {
    var open = found.request
    open.servingEngine = found.request.engine
    return best(of: [found.best.deployment.count, nil]) { count, _ in
      (count ?? solved(open)?.deployment.count).flatMap { moved(open, to: $0) }
    }
  }

  private func moved(_ open: PlanRequest, to count: Int) -> Repair? {
    var changed = open
    changed.count = count
    guard let best = solved(changed) else { return nil }
    let site = best.replica.site
    let engine = changed.engine == request.engine ? nil : site.engine.name
    return repair(
      .otherHardware,
      .move(accelerators: best.deployment.count, accelerator: site.accelerator.name, engine: engine),
      effect: .fits(fit(best)), cost: .rent(rent(best)), changed)
  }

  /// Smaller accelerators aren't looked at unasked.
  private static let leastMemory = ByteCount(14 << 30)
  /// Of the best so many are looked at more closely.
  private static let mostHardware = 3
}
