import Domain
import Presentation
import Quantities

struct LedgerV1: Codable {
  struct Item: Codable {
    let name: String
    let category: MemoryLedger.Category
    let bytes: ByteCount
    let basis: String
  }

  let deviceBytes: ByteCount
  let capacityBytes: ByteCount
  let totalBytes: ByteCount
  let spareBytes: ByteCount
  let loadPeakBytes: ByteCount
  let items: [Item]
  let weightsBytes: ByteCount
  let checkpointBytes: ByteCount
  let keyValueCacheBytesPerToken: ByteCount
  /// Left out where every layer keeps all tokens.
  let keyValueCacheAverageBytesPerToken: ByteCount?
  let keyValueCacheMarginalBytesPerToken: ByteCount?
  let keyValueCacheTokens: Int
  let keyValueCacheFullBytes: ByteCount
  let keyValueCacheWindowedBytes: ByteCount
  /// Nil where everything is on accelerators.
  @OrNull var hostBytes: ByteCount?

  init(_ ledger: MemoryLedger) {
    deviceBytes = ledger.deviceBytes
    capacityBytes = ledger.capacityBytes
    totalBytes = ledger.totalBytes
    spareBytes = ledger.spareBytes
    loadPeakBytes = ledger.loadPeakBytes
    items = ledger.items.map {
      Item(name: $0.kind.words, category: $0.category, bytes: $0.bytes, basis: $0.basis.words)
    }
    weightsBytes = ledger.weightsBytes
    checkpointBytes = ledger.checkpointBytes
    keyValueCacheBytesPerToken = ledger.keyValueCacheBytesPerToken
    keyValueCacheAverageBytesPerToken = ledger.windowedCache?.averageBytesPerToken
    keyValueCacheMarginalBytesPerToken = ledger.windowedCache?.marginalBytesPerToken
    keyValueCacheTokens = ledger.keyValueCacheTokens
    keyValueCacheFullBytes = ledger.keyValueCacheFullBytes
    keyValueCacheWindowedBytes = ledger.keyValueCacheWindowedBytes
    hostBytes = ledger.hostBytes == .zero ? nil : ledger.hostBytes
  }

  /// Totals are sums of the items again.
  var ledger: MemoryLedger {
    var ledger = MemoryLedger(
      deviceBytes: deviceBytes, capacityBytes: capacityBytes,
      items: items.map { .init(name: $0.name, category: $0.category, bytes: $0.bytes, basis: $0.basis) },
      loadPeakBytes: loadPeakBytes, checkpointBytes: checkpointBytes,
      keyValueCacheBytesPerToken: keyValueCacheBytesPerToken, keyValueCacheTokens: keyValueCacheTokens,
      keyValueCacheFullBytes: keyValueCacheFullBytes, keyValueCacheWindowedBytes: keyValueCacheWindowedBytes,
      hostBytes: hostBytes ?? .zero)
    if let average = keyValueCacheAverageBytesPerToken, let marginal = keyValueCacheMarginalBytesPerToken {
      ledger.windowedCache = .init(averageBytesPerToken: average, marginalBytesPerToken: marginal)
    }
    return ledger
  }
}

struct PerformanceV1: Codable, Sendable {
  let timeToFirstTokenSeconds: Interval
  @OrNull var timePerOutputTokenSeconds: Interval?
  let outputTokensPerSecond: Interval
  let requestsPerSecond: Interval
  @OrNull var items: ServedItemsV1?
  @OrNull var percentiles: LatencyPercentilesV1?
  @OrNull var simulation: SimulatedLoadV1?
  let batch: Int
  let decodeBound: PerformanceEstimate.Bound
  let prefillBound: PerformanceEstimate.Bound
  let basis: String
  let grade: EvidenceGrade?

  init(_ estimate: PerformanceEstimate) {
    timeToFirstTokenSeconds = estimate.timeToFirstTokenSeconds
    timePerOutputTokenSeconds = estimate.timePerOutputTokenSeconds
    outputTokensPerSecond = estimate.outputTokensPerSecond
    requestsPerSecond = estimate.requestsPerSecond
    items = estimate.items.map(ServedItemsV1.init)
    percentiles = estimate.percentiles.map(LatencyPercentilesV1.init)
    simulation = estimate.simulation.map(SimulatedLoadV1.init)
    batch = estimate.batch
    decodeBound = estimate.decodeBound
    prefillBound = estimate.prefillBound
    basis = estimate.basis.words
    grade = estimate.grade
  }

  var estimate: PerformanceEstimate {
    PerformanceEstimate(
      timeToFirstTokenSeconds: timeToFirstTokenSeconds, timePerOutputTokenSeconds: timePerOutputTokenSeconds,
      outputTokensPerSecond: outputTokensPerSecond, requestsPerSecond: requestsPerSecond,
      items: items?.items, percentiles: percentiles?.percentiles, simulation: simulation?.load, batch: batch,
      decodeBound: decodeBound, prefillBound: prefillBound, basis: .quoted(basis), grade: grade)
  }
}

struct LatencyPercentilesV1: Codable, Sendable {
  let timeToFirstTokenSeconds: PercentilesV1
  @OrNull var timePerOutputTokenSeconds: PercentilesV1?

  init(_ percentiles: LatencyPercentiles) {
    timeToFirstTokenSeconds = PercentilesV1(percentiles.timeToFirstTokenSeconds)
    timePerOutputTokenSeconds = percentiles.timePerOutputTokenSeconds.map(PercentilesV1.init)
  }

  var percentiles: LatencyPercentiles {
    LatencyPercentiles(
      timeToFirstTokenSeconds: timeToFirstTokenSeconds.percentiles,
      timePerOutputTokenSeconds: timePerOutputTokenSeconds?.percentiles)
  }
}

struct PercentilesV1: Codable, Sendable {
  let p50: Double
  let p95: Double
  let p99: Double

  init(_ percentiles: Percentiles) { (p50, p95, p99) = (percentiles.p50, percentiles.p95, percentiles.p99) }

  var percentiles: Percentiles { Percentiles(p50: p50, p95: p95, p99: p99) }
}

struct ServedItemsV1: Codable, Sendable {
  let unit: ServedItems.Unit
  let perSecond: Interval

  init(_ items: ServedItems) { (unit, perSecond) = (items.unit, items.perSecond) }

  var items: ServedItems { ServedItems(unit: unit, perSecond: perSecond) }
}

struct QualityV1: Codable {
  let basis: QualityEstimate.Basis
  @OrNull var relativeSquaredError: Interval?
  @OrNull var perplexityIncrease: Interval?
  @OrNull var recovery: Interval?
  /// Left out in plans of versions that didn't tell.
  let benchmarkRecovery: Interval?
  /// Left out where no recovery is told, and in plans of versions that didn't tell.
  let recoveryIsPublished: Bool?
  let notes: [String]

  init(_ estimate: QualityEstimate) {
    basis = estimate.basis
    notes = estimate.notes.map(\.words)
    benchmarkRecovery = estimate.benchmarkRecovery
    recoveryIsPublished = estimate.recovery == nil ? nil : estimate.recoveryIsPublished
    relativeSquaredError = estimate.relativeSquaredError
    perplexityIncrease = estimate.perplexityIncrease
    recovery = estimate.recovery
  }

  var estimate: QualityEstimate {
    QualityEstimate(
      basis: basis, relativeSquaredError: relativeSquaredError, perplexityIncrease: perplexityIncrease,
      recovery: recovery, benchmarkRecovery: benchmarkRecovery,
      recoveryIsPublished: recoveryIsPublished, notes: notes.map { .quoted($0) })
  }
}

struct CostV1: Codable, Sendable {
  @OrNull var usdPerHour: Double?
  @OrNull var usdPerMillionTokens: Double?
  @OrNull var usdPerMillionItems: Double?
  /// Nil in plans of versions that didn't tell, too.
  @OrNull var energyUSDPerHour: Double?
  let basis: String

  init(_ estimate: CostEstimate) {
    energyUSDPerHour = estimate.energyUSDPerHour
    basis = estimate.basis.words
    usdPerHour = estimate.usdPerHour
    usdPerMillionTokens = estimate.usdPerMillionTokens
    usdPerMillionItems = estimate.usdPerMillionItems
  }

  var estimate: CostEstimate {
    CostEstimate(
      usdPerHour: usdPerHour, usdPerMillionTokens: usdPerMillionTokens, usdPerMillionItems: usdPerMillionItems,
      energyUSDPerHour: energyUSDPerHour, basis: .quoted(basis))
  }
}

struct EnergyV1: Codable {
  @OrNull var joulesPerToken: Double?
  /// Left out in plans of versions that didn't tell.
  let joulesPerTokenRange: Interval?
  @OrNull var gramsCO2PerMillionTokens: Double?
  @OrNull var joulesPerItem: Double?
  @OrNull var gramsCO2PerMillionItems: Double?
  let basis: String

  init(_ estimate: EnergyEstimate) {
    basis = estimate.basis.words
    joulesPerToken = estimate.joulesPerToken
    joulesPerTokenRange = estimate.joulesPerTokenRange
    gramsCO2PerMillionTokens = estimate.gramsCO2PerMillionTokens
    joulesPerItem = estimate.joulesPerItem
    gramsCO2PerMillionItems = estimate.gramsCO2PerMillionItems
  }

  var estimate: EnergyEstimate {
    EnergyEstimate(
      joulesPerToken: joulesPerToken, joulesPerTokenRange: joulesPerTokenRange,
      gramsCO2PerMillionTokens: gramsCO2PerMillionTokens, joulesPerItem: joulesPerItem,
      gramsCO2PerMillionItems: gramsCO2PerMillionItems, basis: .quoted(basis))
  }
}
