import Domain
import Planning
import Presentation
import Quantities

/// Several models on one machine, as version 1 of its JSON spells it.
struct PlacementV1: Encodable {
  let schemaVersion = 1
  let outcome: Outcome
  let accelerator: String
  let count: Int
  @OrNull var host: String?
  @OrNull var hostCount: Int?
  @OrNull var neededCount: Int?
  @OrNull var uncrowdedCount: Int?
  @OrNull var usdPerHour: Double?
  let devices: [PlacedDeviceV1]
  let members: [PlacedMemberV1]
  let warnings: [String]

  enum Outcome: String, Encodable { case fits, doesNotFit }

  init(_ report: PlacementReport) {
    outcome = report.fits ? .fits : .doesNotFit
    accelerator = report.accelerator
    count = report.devices.count
    devices = report.devices.map { PlacedDeviceV1($0, of: report) }
    members = report.members.map { PlacedMemberV1($0, of: report) }
    warnings = report.warnings
    (host, hostCount) = (report.host?.reference, report.hostCount)
    (neededCount, uncrowdedCount) = (report.neededDevices, report.uncrowdedDevices)
    usdPerHour = report.usdPerHour
  }
}

/// One accelerator: its residents add up to what is used.
struct PlacedDeviceV1: Encodable {
  let capacityBytes: ByteCount
  let usedBytes: ByteCount
  let spareBytes: ByteCount
  let busyShare: Double
  let neededShare: Double
  let residents: [ResidentV1]

  struct ResidentV1: Encodable {
    let member: String
    let bytes: ByteCount
    let weightsBytes: ByteCount
    let keyValueCacheBytes: ByteCount
    let activationsBytes: ByteCount
    let runtimeBytes: ByteCount
  }

  init(_ device: PlacementReport.Device, of report: PlacementReport) {
    capacityBytes = device.capacityBytes
    usedBytes = device.usedBytes
    spareBytes = device.spareBytes
    busyShare = device.busyShare
    neededShare = device.neededShare
    residents = device.residents.map { resident in
      ResidentV1(
        member: report.members[resident.member].name, bytes: resident.bytes,
        weightsBytes: resident.ledger.bytes(of: .weights),
        keyValueCacheBytes: resident.ledger.bytes(of: .keyValueCache),
        activationsBytes: resident.ledger.bytes(of: .activations),
        runtimeBytes: resident.ledger.bytes(of: .runtime))
    }
  }
}

/// One model, alone and beside the others.
struct PlacedMemberV1: Encodable {
  let name: String
  let deployment: DeploymentV1
  /// The devices of its ranks, by their place in `devices`; empty where it doesn't fit.
  let devices: [Int]
  let memory: LedgerV1
  let alone: PerformanceV1
  let busyShare: Double
  let neededShare: Double
  let slowdown: Double
  let interference: [InterferenceV1]
  let timeToFirstTokenSeconds: Interval
  @OrNull var timePerOutputTokenSeconds: Interval?
  let requestsPerSecond: Double
  let keepsUp: Bool
  let missedTargets: [TargetCheck.Name]
  /// Of those the ones that it misses without the others too.
  let missedAlone: [TargetCheck.Name]
  @OrNull var remedy: RemedyV1?
  let request: RequestV1

  struct InterferenceV1: Encodable {
    let member: String
    let share: Double
  }

  struct RemedyV1: Encodable {
    let shortBytes: ByteCount
    @OrNull var scheme: String?
    @OrNull var repair: RequestV1?
  }

  init(_ member: PlacementReport.Member, of report: PlacementReport) {
    name = member.name
    deployment = DeploymentV1(member.deployment)
    devices = member.devices
    memory = LedgerV1(member.ledger)
    alone = PerformanceV1(member.alone)
    busyShare = member.busyShare
    neededShare = member.neededShare
    slowdown = member.slowdown
    interference = member.interference.map {
      InterferenceV1(member: report.members[$0.member].name, share: $0.share)
    }
    timeToFirstTokenSeconds = member.timeToFirstTokenSeconds
    requestsPerSecond = member.requestsPerSecond
    keepsUp = member.keepsUp
    missedTargets = member.missedTargets
    missedAlone = member.misses.filter(\.isAlone).map(\.name)
    request = RequestV1(member.request)
    timePerOutputTokenSeconds = member.timePerOutputTokenSeconds
    remedy = member.remedy.map {
      RemedyV1(shortBytes: $0.shortBytes, scheme: $0.scheme, repair: $0.repair.map(RequestV1.init))
    }
  }
}
