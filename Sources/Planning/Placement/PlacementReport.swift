import Domain
import Quantities

/// Several models on the devices of one machine: who lies where, what is left, who slows whom.
package struct PlacementReport: Sendable, Hashable {
  /// The accelerator's id and name.
  package let accelerator: String
  package let acceleratorName: String
  /// What the accelerators come in; nil where they come one by one.
  package let host: HostUse?
  package let devices: [Device]
  /// In an order of their own, whatever order they were asked in.
  package let members: [Member]
  /// The least number of devices that hold all of them; nil where none was found.
  package let neededDevices: Int?
  /// The least number of devices on which no member misses for its neighbours' sake; nil where none does here already, or
  /// none was found.
  package var uncrowdedDevices: Int?
  /// Of all devices; nil where no price is known.
  package let usdPerHour: Double?
  package let warnings: [String]

  package var fits: Bool { members.allSatisfy { !$0.devices.isEmpty } }
  /// Whether each member that is placed keeps its limits.
  package var meetsTargets: Bool { members.allSatisfy { $0.devices.isEmpty || $0.misses.isEmpty } }
  /// Whether a member misses, or can't keep up with, beside the others what it does alone.
  var isCrowded: Bool {
    members.contains { member in
      member.misses.contains { !$0.isAlone } || (!member.keepsUp && member.neededShare <= 1)
    }
  }

  /// Whole hosts; nil where the accelerators come one by one.
  package var hostCount: Int? { host.map { $0.hosts(of: devices.count) } }

  /// One accelerator, and what lies on it.
  package struct Device: Sendable, Hashable {
    /// The least of what the engines on it let themselves fill.
    package let capacityBytes: ByteCount
    package let residents: [Resident]
    /// How many of its models have work at a time, on average.
    package let busyShare: Double
    /// The share of the device's time that loads that come by themselves need.
    package let neededShare: Double

    package var usedBytes: ByteCount { residents.map(\.bytes).sum() }
    package var spareBytes: ByteCount { capacityBytes - usedBytes }
  }

  /// A rank of a model on a device, in a process of its own.
  package struct Resident: Sendable, Hashable {
    /// The member's place in the report.
    package let member: Int
    package let ledger: MemoryLedger
    package var bytes: ByteCount { ledger.totalBytes }
  }

  /// One model: its plan alone, and what becomes of it beside the others.
  package struct Member: Sendable, Hashable {
    package let name: String
    package let request: PlanRequest
    package let deployment: Deployment
    /// The devices of all its ranks; empty where it doesn't fit.
    package let devices: [Int]
    package let ledger: MemoryLedger
    package let alone: PerformanceEstimate
    /// How busy it keeps a device by itself, and which share of the device its load needs.
    package let busyShare: Double
    package let neededShare: Double
    /// How many times slower than alone, and by whom.
    package let slowdown: Double
    package let interference: [Interference]
    package let requestsPerSecond: Double
    /// Whether what comes by itself is served.
    package let keepsUp: Bool
    /// Limits that it misses beside the others, those that it misses alone included.
    package let misses: [Miss]
    /// Nil for a member that is placed.
    package let remedy: Remedy?
  }

  /// A limit that a member misses.
  package struct Miss: Sendable, Hashable {
    package let name: TargetCheck.Name
    package let target: MissedTarget
    /// Whether it is missed without the others too.
    package let isAlone: Bool
  }

  /// Who shares a device, and by how much it slows: 0.5 makes half as long again.
  package struct Interference: Sendable, Hashable {
    package let member: Int
    package let share: Double
  }

  /// What keeps a model off the machine, and what would help.
  package struct Remedy: Sendable, Hashable {
    /// Bytes that the roomiest device lacks; zero where there are too few devices with room.
    package let shortBytes: ByteCount
    /// The best of its schemes that would fit beside the others; nil where none does.
    package let scheme: String?
    /// What would let it run by itself, where it doesn't even alone; nil where it does, or nothing was found.
    package let repair: PlanRequest?
  }
}

extension PlacementReport.Member {
  package var missedTargets: [TargetCheck.Name] { misses.map(\.name) }
  package var timeToFirstTokenSeconds: Interval { alone.timeToFirstTokenSeconds.map { $0 * slowdown } }
  package var timePerOutputTokenSeconds: Interval? { alone.timePerOutputTokenSeconds?.map { $0 * slowdown } }
}
