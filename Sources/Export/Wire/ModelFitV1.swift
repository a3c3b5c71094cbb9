import Domain
import Planning
import Presentation
import Quantities

/// The catalog's models on some hardware as version 1 of the JSON of `fit` spells them.
struct ModelFitV1: Encodable {
  let schemaVersion = 1
  /// Null, since every row has its own.
  @OrNull var model: String?
  let contextTokens: Int
  let concurrency: Int
  let workload: String
  let mode: ServingMode
  @OrNull var benchmark: String?
  let rows: [ModelRowV1]
  let leftOut: [LeftOut]

  struct LeftOut: Encodable {
    let model: String
    let reason: String
  }

  init(_ report: ModelReport) {
    contextTokens = report.request.contextTokens
    concurrency = report.request.concurrency
    workload = report.request.workload
    mode = report.request.mode
    benchmark = report.benchmark
    rows = report.rows.map { ModelRowV1($0, benchmark: report.benchmark) }
    leftOut = report.leftOut.map { LeftOut(model: $0.model, reason: $0.reason.message) }
  }
}

/// One model on one kind of accelerator: the keys of any row of `fit`, and what else ranks it; null where it doesn't
/// fit.
struct ModelRowV1: Encodable {
  let model: String
  let name: String
  let parameters: Int64
  let activeParametersPerToken: Int64
  @OrNull var released: String?
  @OrNull var licence: String?
  /// Null where nobody has said what the licence is.
  @OrNull var isPermissive: Bool?
  let benchmarks: [Benchmark]
  @OrNull var expected: Double?
  let hardware: String
  let scheme: String
  @OrNull var countByCapacity: Int?
  @OrNull var count: Int?
  @OrNull var layout: String?
  @OrNull var spareBytes: ByteCount?
  @OrNull var keyValueCache: KeyValueCacheFormat?
  @OrNull var reason: String?
  let meetsTargets: Bool
  let missedTargets: [String]
  let outcome: Verdict.Outcome
  @OrNull var engine: String?
  @OrNull var timeToFirstTokenSeconds: Interval?
  @OrNull var timePerOutputTokenSeconds: Interval?
  @OrNull var outputTokensPerSecond: Interval?
  @OrNull var requestsPerSecond: Interval?
  @OrNull var usedBytes: ByteCount?
  @OrNull var capacityBytes: ByteCount?
  @OrNull var usdPerHour: Double?
  @OrNull var accuracyKept: Interval?

  struct Benchmark: Encodable {
    let name: String
    let value: Double
    @OrNull var setting: String?
    let source: String
  }

  init(_ row: ModelRow, benchmark: String?) {
    let fit = FitRowV1(row.fit)
    model = row.model.id
    name = row.model.name
    parameters = row.model.parameters
    activeParametersPerToken = row.model.activeParametersPerToken
    hardware = fit.hardware
    scheme = fit.scheme
    meetsTargets = row.best != nil && row.missed.isEmpty
    missedTargets = row.missed.map(\.words)
    benchmarks = row.model.benchmarks.map {
      Benchmark(name: $0.name, value: $0.value, setting: $0.setting, source: $0.source)
    }
    released = row.model.released
    licence = row.model.licence
    isPermissive = row.model.licence.map { Licence($0).isPermissive }
    expected = row.best == nil ? nil : row.expected(benchmark)
    countByCapacity = fit.countByCapacity
    count = fit.count
    layout = fit.layout
    spareBytes = fit.spareBytes
    keyValueCache = fit.keyValueCache
    reason = fit.reason
    outcome = row.best?.outcome ?? .doesNotFit
    engine = row.best?.deployment.engine
    timeToFirstTokenSeconds = row.best?.performance.timeToFirstTokenSeconds
    timePerOutputTokenSeconds = row.best?.performance.timePerOutputTokenSeconds
    outputTokensPerSecond = row.best?.performance.outputTokensPerSecond
    requestsPerSecond = row.best?.performance.requestsPerSecond
    usedBytes = row.best?.memory.totalBytes
    capacityBytes = row.best?.memory.capacityBytes
    usdPerHour = row.best?.cost.usdPerHour
    accuracyKept = row.best?.quality.recovery
  }
}
