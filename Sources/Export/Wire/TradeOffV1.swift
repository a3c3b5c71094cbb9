import Domain
import Quantities

/// One of the deployments that no other one beats in everything, as version 1 of a plan's JSON spells it.
struct TradeOffV1: Codable {
  let scheme: String
  let accelerator: String
  let count: Int
  /// Nil, as their number, where the accelerators come one by one.
  let host: String?
  let hostCount: Int?
  let layout: String
  let engine: String
  let keyValueCache: KeyValueCacheFormat
  @OrNull var usdPerHour: Double?
  @OrNull var usdPerMillionTokens: Double?
  let timeToFirstTokenSeconds: Interval
  @OrNull var timePerOutputTokenSeconds: Interval?
  let outputTokensPerSecond: Interval
  let requestsPerSecond: Interval
  @OrNull var accuracyKept: Interval?
  let lossFactor: Double
  let meetsTargets: Bool
  /// Absent where nothing is at risk.
  var isAtRisk: Bool?
  let isChosen: Bool

  init(_ point: TradeOff) {
    scheme = point.scheme
    accelerator = point.accelerator
    count = point.count
    (host, hostCount) = (point.host?.reference, point.hostCount)
    layout = point.layout
    engine = point.engine
    keyValueCache = point.keyValueCache
    timeToFirstTokenSeconds = point.timeToFirstTokenSeconds
    outputTokensPerSecond = point.outputTokensPerSecond
    requestsPerSecond = point.requestsPerSecond
    lossFactor = point.lossFactor
    meetsTargets = point.meetsTargets
    isAtRisk = point.isAtRisk ? true : nil
    isChosen = point.isChosen
    usdPerHour = point.usdPerHour
    usdPerMillionTokens = point.usdPerMillionTokens
    timePerOutputTokenSeconds = point.timePerOutputTokenSeconds
    accuracyKept = point.accuracyKept
  }

  var point: TradeOff {
    var point = TradeOff(
      scheme: scheme, accelerator: accelerator, count: count, layout: layout, engine: engine,
      keyValueCache: keyValueCache, usdPerHour: usdPerHour, usdPerMillionTokens: usdPerMillionTokens,
      timeToFirstTokenSeconds: timeToFirstTokenSeconds, timePerOutputTokenSeconds: timePerOutputTokenSeconds,
      outputTokensPerSecond: outputTokensPerSecond, requestsPerSecond: requestsPerSecond, accuracyKept: accuracyKept,
      lossFactor: lossFactor, meetsTargets: meetsTargets, isChosen: isChosen)
    point.isAtRisk = isAtRisk ?? false
    point.host = host.map {
      HostUse(reference: $0, accelerator: accelerator, accelerators: count / max(hostCount ?? 1, 1))
    }
    return point
  }
}
