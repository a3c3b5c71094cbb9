import Domain
import Quantities

/// How long a new replica takes until it answers, as version 1 of a plan's JSON spells it.
struct ColdStartV1: Codable {
  let bytes: ByteCount
  let engineSeconds: Interval
  let paths: [PathV1]

  struct PathV1: Codable {
    let source: ColdStart.Source
    let bytesPerSecond: Interval
    /// These follow from the others, and are written only.
    let loadSeconds: Interval
    let readySeconds: Interval
  }

  init(_ start: ColdStart) {
    bytes = start.bytes
    engineSeconds = start.engineSeconds
    paths = start.paths.map {
      PathV1(
        source: $0.source, bytesPerSecond: $0.bytesPerSecond, loadSeconds: start.loadSeconds($0),
        readySeconds: start.readySeconds($0))
    }
  }

  var start: ColdStart {
    ColdStart(
      bytes: bytes, paths: paths.map { ColdStart.Path(source: $0.source, bytesPerSecond: $0.bytesPerSecond) },
      engineSeconds: engineSeconds)
  }
}

/// A day of a deployment, always on or scaled to the hours; what follows from others is written and not read.
struct DutyCycleV1: Codable {
  let hours: [HourV1]
  let acceleratorsPerReplica: Int
  let replicas: Int
  let spareReplicas: Int
  let startSeconds: Double
  let starts: Int
  let alwaysOnAcceleratorHours: Double
  let autoscaledAcceleratorHours: Double
  let savedShare: Double
  @OrNull var savedUSDPerMonth: Double?
  @OrNull var usdPerAcceleratorHour: Double?
  @OrNull var power: PowerV1?
  @OrNull var alwaysOnKilowattHours: Double?
  @OrNull var autoscaledKilowattHours: Double?

  struct HourV1: Codable {
    let requestsPerSecond: Double
    let replicas: Int
    let busyShare: Double
    let busyShareAlwaysOn: Double
    let watts: Double?
    let wattsAlwaysOn: Double?
  }

  struct PowerV1: Codable {
    let busyWatts: Double
    let idleWatts: Double
    let powerUsageEffectiveness: Double
  }

  init(_ day: DutyCycle) {
    hours = day.hours.map {
      HourV1(
        requestsPerSecond: $0.requestsPerSecond, replicas: $0.replicas, busyShare: $0.busyShare,
        busyShareAlwaysOn: $0.busyShareAlwaysOn, watts: $0.watts, wattsAlwaysOn: $0.wattsAlwaysOn)
    }
    acceleratorsPerReplica = day.acceleratorsPerReplica
    replicas = day.replicas
    spareReplicas = day.spareReplicas
    startSeconds = day.startSeconds
    starts = day.starts
    alwaysOnAcceleratorHours = day.alwaysOnAcceleratorHours
    autoscaledAcceleratorHours = day.autoscaledAcceleratorHours
    savedShare = day.savedShare
    savedUSDPerMonth = day.savedUSDPerMonth
    usdPerAcceleratorHour = day.usdPerAcceleratorHour
    power = day.power.map {
      PowerV1(
        busyWatts: $0.busyWatts, idleWatts: $0.idleWatts, powerUsageEffectiveness: $0.powerUsageEffectiveness)
    }
    alwaysOnKilowattHours = day.alwaysOnKilowattHours
    autoscaledKilowattHours = day.autoscaledKilowattHours
  }

  var day: DutyCycle {
    DutyCycle(
      hours: hours.map {
        DutyCycle.Hour(
          requestsPerSecond: $0.requestsPerSecond, replicas: $0.replicas, busyShare: $0.busyShare,
          busyShareAlwaysOn: $0.busyShareAlwaysOn, watts: $0.watts, wattsAlwaysOn: $0.wattsAlwaysOn)
      }, acceleratorsPerReplica: acceleratorsPerReplica, replicas: replicas, spareReplicas: spareReplicas,
      startSeconds: startSeconds,
      power: power.map {
        DutyCycle.Power(
          busyWatts: $0.busyWatts, idleWatts: $0.idleWatts, powerUsageEffectiveness: $0.powerUsageEffectiveness)
      }, usdPerAcceleratorHour: usdPerAcceleratorHour)
  }
}
