import Domain
import Estimation
import Quantities

/// Finds devices for several models, and what they do to one another there.
struct PlacementSearch {
  let members: [PlacementMember]
  /// Devices of the machine; nil for the least that hold everything.
  let devices: Int?
  /// Devices that are tried where their number is open.
  let most: Int

  /// Beyond a machine: to tell how many devices would hold everything.
  static let mostDevices = 64

  struct Found {
    let parts: [Packing.Part]
    let packing: Packing.Result
    let needed: Int?
  }

  func found() -> Found {
    let parts = parts()
    let needed = (1...Self.mostDevices).first { count in
      Packing(parts: parts, devices: count).best().unplaced.isEmpty
    }
    let everyone = members.allSatisfy(\.runsAlone)
    let count = devices ?? max(min(needed ?? most, most), 1)
    return Found(
      parts: parts, packing: Packing(parts: parts, devices: count).best(), needed: everyone ? needed : nil)
  }

  /// One for each member that can run at all: its ranks, those of all its replicas, are on devices of their own.
  private func parts() -> [Packing.Part] {
    members.indices.filter { members[$0].runsAlone }.map { index in
      let member = members[index]
      return Packing.Part(
        member: index, ranks: member.deployment.count, bytes: member.leastBytes,
        capacity: member.plan.memory.capacityBytes, busy: Sharing.share(member.shared(on: [0]), slowed: 1))
    }
  }
}

extension PlacementMember {
  func shared(on devices: [Int]) -> Sharing.Member { Sharing.Member(inFlight: inFlight, devices: devices) }

  /// Sequences in flight on each replica on average, by Little's law; nil where there always are some.
  private var inFlight: Double? {
    switch request.load {
    case .concurrency, .saturated: nil
    case .rate, .users: plan.performance.requestsPerSecond.likely / Double(max(deployment.replicas, 1)) * life
    }
  }

  /// From a request's arrival to its answer's end.
  var life: Double {
    let performance = plan.performance
    let tokens =
      performance.requestsPerSecond.likely > 0
      ? performance.outputTokensPerSecond.likely / performance.requestsPerSecond.likely : 0
    return performance.timeToFirstTokenSeconds.likely + tokens * (performance.timePerOutputTokenSeconds?.likely ?? 0)
  }

  /// The share of a device's time that what must be served takes at best.
  var neededShare: Double {
    let wanted = request.load.comes ? plan.performance.requestsPerSecond.likely : request.wantedRate ?? 0
    return capacity > 0 ? wanted / capacity : 0
  }
}

extension Load {
  /// Whether requests come whatever becomes of those before them, or after a thought.
  fileprivate var comes: Bool {
    switch self {
    case .rate, .users: true
    case .concurrency, .saturated: false
    }
  }
}
