import Quantities

/// A deployment that no other one beats in cost, latency and quality at once; its figures are the closed form's.
package struct TradeOff: Sendable, Hashable {
  package let scheme: String
  package let accelerator: String
  package let count: Int
  /// What the accelerators come in; nil where they come one by one.
  package var host: HostUse?
  /// "TP4", "3 × TP2".
  package let layout: String
  package let engine: String
  package let keyValueCache: KeyValueCacheFormat
  package let usdPerHour: Double?
  package let usdPerMillionTokens: Double?
  package let timeToFirstTokenSeconds: Interval
  package let timePerOutputTokenSeconds: Interval?
  package let outputTokensPerSecond: Interval
  package let requestsPerSecond: Interval
  /// Published; nil where nothing is.
  package let accuracyKept: Interval?
  /// What lost accuracy, a narrow cache and tight memory are taken to cost when deployments are chosen, as a factor of
  /// time: 1 where nothing is lost.
  package let lossFactor: Double
  package let meetsTargets: Bool
  /// Whether the range of a figure crosses its limit, and none is missed.
  package var isAtRisk = false
  /// Whether it is the plan's deployment.
  package let isChosen: Bool

  package init(
    _ other: Alternative, lossFactor: Double, isChosen: Bool
  ) {
    scheme = other.deployment.scheme
    accelerator = other.deployment.accelerator
    count = other.deployment.count
    host = other.deployment.host
    layout = other.deployment.layoutName
    engine = other.deployment.engine
    keyValueCache = other.deployment.keyValueCache
    usdPerHour = other.cost.usdPerHour
    usdPerMillionTokens = other.cost.usdPerMillionTokens
    timeToFirstTokenSeconds = other.performance.timeToFirstTokenSeconds
    timePerOutputTokenSeconds = other.performance.timePerOutputTokenSeconds
    outputTokensPerSecond = other.performance.outputTokensPerSecond
    requestsPerSecond = other.performance.requestsPerSecond
    accuracyKept = other.quality.recovery
    self.lossFactor = lossFactor
    meetsTargets = other.meetsTargets
    isAtRisk = other.isAtRisk
    self.isChosen = isChosen
  }

  package init(
    scheme: String, accelerator: String, count: Int, layout: String, engine: String,
    keyValueCache: KeyValueCacheFormat, usdPerHour: Double?, usdPerMillionTokens: Double?,
    timeToFirstTokenSeconds: Interval, timePerOutputTokenSeconds: Interval?, outputTokensPerSecond: Interval,
    requestsPerSecond: Interval, accuracyKept: Interval?, lossFactor: Double, meetsTargets: Bool, isChosen: Bool
  ) {
    self.scheme = scheme
    self.accelerator = accelerator
    self.count = count
    self.layout = layout
    self.engine = engine
    self.keyValueCache = keyValueCache
    self.usdPerHour = usdPerHour
    self.usdPerMillionTokens = usdPerMillionTokens
    self.timeToFirstTokenSeconds = timeToFirstTokenSeconds
    self.timePerOutputTokenSeconds = timePerOutputTokenSeconds
    self.outputTokensPerSecond = outputTokensPerSecond
    self.requestsPerSecond = requestsPerSecond
    self.accuracyKept = accuracyKept
    self.lossFactor = lossFactor
    self.meetsTargets = meetsTargets
    self.isChosen = isChosen
  }
}

extension TradeOff {
  /// Whole hosts; nil where the accelerators come one by one.
  package var hostCount: Int? { host.map { $0.hosts(of: count) } }
}
