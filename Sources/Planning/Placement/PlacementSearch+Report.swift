import Domain
import Estimation
import Quantities

extension PlacementSearch {
  /// The report, and where neighbours make a member miss what it keeps alone, on how many devices none does.
  func report(accelerator: Accelerator, warnings: [String]) -> PlacementReport {
    var report = report(found(), accelerator: accelerator, warnings: warnings)
    guard report.fits, report.isCrowded else { return report }
    let step = max(accelerator.host?.count ?? 1, 1)
    let counts = stride(from: report.devices.count + step, through: Self.mostDevices, by: step)
    report.uncrowdedDevices = counts.first { count in
      let other = PlacementSearch(members: members, devices: count, most: most)
      let roomier = other.report(other.found(), accelerator: accelerator, warnings: [])
      return roomier.fits && !roomier.isCrowded
    }
    return report
  }

  private func report(_ found: Found, accelerator: Accelerator, warnings: [String]) -> PlacementReport {
    let left = Set(found.packing.unplaced.map { found.parts[$0].member })
    let lying = members.indices.map { index -> [Int] in
      guard !left.contains(index), members[index].runsAlone else { return [] }
      return found.packing.devices.indices.flatMap { device in
        found.packing.devices[device].filter { found.parts[$0].member == index }.map { _ in device }
      }
    }
    let held = held(lying, devices: found.packing.devices.count)
    let sharing = Sharing(members: zip(members, lying).map { $0.shared(on: $1) })
    let busy = sharing.busyShares()
    let devices = found.packing.devices.indices.map { device(at: $0, lying, held, busy) }
    let hourly = accelerator.hourlyPrice.usd.map { $0 * Double(devices.count) }
    return PlacementReport(
      accelerator: accelerator.id, acceleratorName: accelerator.name, host: accelerator.hostUse, devices: devices,
      members: members.indices.map { member(at: $0, lying[$0], held[$0], sharing, busy, devices) },
      neededDevices: found.needed, usdPerHour: hourly, warnings: warnings)
  }

  /// What a member holds beside the others: its plan, or fewer sequences where there is no room for all.
  struct Held {
    let ledger: MemoryLedger
    let performance: PerformanceEstimate
  }

  /// Members whose sequences may go share the room that is left in proportion to what they could use.
  private func held(_ lying: [[Int]], devices: Int) -> [Held] {
    let share = (0..<devices).map { device -> Double in
      let here = members.indices.filter { lying[$0].contains(device) }
      let capacity = here.map { members[$0].plan.memory.capacityBytes }.min() ?? .zero
      let least = here.map { members[$0].leastBytes }.sum()
      let wanted = here.map { members[$0].plan.memory.totalBytes - members[$0].leastBytes }.sum()
      return wanted > .zero ? min(max((capacity - least) / wanted, 0), 1) : 1
    }
    return members.indices.map { index in
      let member = members[index]
      let plan = Held(ledger: member.plan.memory, performance: member.plan.performance)
      let room = lying[index].map { share[$0] }.min() ?? 1
      guard member.givesWay, room < 1 else { return plan }
      let batch = member.plan.performance.batch
      let fewer = max(Int(1 + Double(batch - 1) * room), 1)
      return member.holding(fewer).map { Held(ledger: $0.ledger, performance: $0.performance) } ?? plan
    }
  }

  private func device(
    at device: Int, _ lying: [[Int]], _ held: [Held], _ busy: [Double]
  ) -> PlacementReport.Device {
    let here = members.indices.filter { lying[$0].contains(device) }
    return PlacementReport.Device(
      capacityBytes: here.map { members[$0].plan.memory.capacityBytes }.min() ?? members.first?.plan.memory
        .capacityBytes
        ?? .zero,
      residents: here.map { PlacementReport.Resident(member: $0, ledger: held[$0].ledger) },
      busyShare: here.reduce(0) { $0 + busy[$1] }, neededShare: here.reduce(0) { $0 + members[$1].neededShare })
  }

  private func member(
    at index: Int, _ devices: [Int], _ held: Held, _ sharing: Sharing, _ busy: [Double],
    _ all: [PlacementReport.Device]
  ) -> PlacementReport.Member {
    let member = members[index]
    let slowdown = sharing.slowdown(of: index, busy)
    let rate = held.performance.requestsPerSecond.likely
    let keepsUp = member.neededShare * slowdown <= 1
    let served = member.rate(rate, slowdown: slowdown)
    return PlacementReport.Member(
      name: member.name, request: member.request, deployment: member.deployment, devices: devices,
      ledger: held.ledger, alone: held.performance, busyShare: busy[index], neededShare: member.neededShare,
      slowdown: slowdown,
      interference: sharing.neighbours(of: index).map { PlacementReport.Interference(member: $0, share: busy[$0]) },
      requestsPerSecond: served, keepsUp: keepsUp, misses: member.misses(slowdown: slowdown, served: served),
      remedy: devices.isEmpty ? remedy(for: member, all) : nil)
  }

  /// What the roomiest device lacks, and the best scheme that would do with it.
  private func remedy(for member: PlacementMember, _ devices: [PlacementReport.Device]) -> PlacementReport.Remedy {
    let room = devices.map(\.spareBytes).max() ?? .zero
    let scheme = member.plan.alternatives.first {
      $0.deployment.scheme != member.deployment.scheme && $0.outcome != .doesNotFit
        && $0.deployment.count == member.deployment.count && $0.memory.totalBytes <= room
    }
    return PlacementReport.Remedy(
      shortBytes: max(member.leastBytes - room, .zero), scheme: scheme?.deployment.scheme,
      repair: member.runsAlone ? nil : member.plan.repairs.first?.request)
  }
}

extension PlacementMember {
  /// Requests a second beside others: those that come by themselves as long as they are served, others as fast as they
  /// are.
  fileprivate func rate(_ alone: Double, slowdown: Double) -> Double {
    switch request.load {
    case .concurrency, .saturated: alone / slowdown
    case .rate: alone / max(neededShare * slowdown, 1)
    case .users(_, let think): alone * (life + think) / (life * slowdown + think)
    }
  }

  /// Limits that it misses, latencies as many times longer as it is slower.
  fileprivate func misses(slowdown: Double, served: Double) -> [PlacementReport.Miss] {
    plan.verdict.targets.compactMap { check in
      let value =
        check.name == .requestsPerSecond ? served : check.value.map { check.name.isLatency ? $0 * slowdown : $0 }
      let isAlone = check.state == .missed
      let isLate = check.name.isLatency && value.map { $0 > check.limit } ?? false
      let isShort = check.name == .requestsPerSecond && served < check.limit * (1 - Targets.rounding)
      guard isAlone || isLate || isShort else { return nil }
      let missed = TargetCheck(
        name: check.name, limit: check.limit, value: value, percentile: check.percentile, state: .missed)
      return MissedTarget(missed, accelerator: deployment.accelerator).map {
        PlacementReport.Miss(name: check.name, target: $0, isAlone: isAlone)
      }
    }
  }
}

extension TargetCheck.Name {
  fileprivate var isLatency: Bool { self == .timeToFirstTokenSeconds || self == .timePerOutputTokenSeconds }
}
