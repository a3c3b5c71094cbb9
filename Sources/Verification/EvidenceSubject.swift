import Domain
import Estimation
import Planning
import Quantities

/// What a measurement was made on, and what plans say of it.
package struct EvidenceSubject: Sendable {
  package let measurement: Measurement
  /// The replica whose memory is asked for, its engine told nothing that the row doesn't tell.
  package let replica: Replica
  private let region: Region
  let fit: QualityFit?
  private let power: DrawnPower?

  private var row: EvidenceRow { measurement.row }

  /// Logs that name no accelerator are of NVIDIA's; which one makes no difference to the bytes compared.
  ///
  /// - Parameter engine: with other constants than the catalog's; nil for those.
  package init(_ measurement: Measurement, catalogs: EvidenceCatalogs, engine other: Engine? = nil) throws {
    self.measurement = measurement
    (region, power) = (catalogs.region, catalogs.power)
    fit = catalogs.fit
    let row = measurement.row
    let profile = try catalogs.profile(row.model)
    let scheme = try catalogs.scheme(row.scheme ?? "bf16")
    let catalogued = try other ?? catalogs.engine(measurement.engine.isEmpty ? scheme.engines[0] : measurement.engine)
    let engine = measurement.engineVersion.map(catalogued.of) ?? catalogued
    let accelerator = try catalogs.accelerator(row.accelerator ?? "h100-sxm-80gb")
    let stored = StoredWeights(
      profile, scheme: scheme, engine: engine, accelerator: accelerator)
    replica = Replica(
      profile: profile, stored: stored,
      layout: Layout(
        tensorParallel: row.tensorParallel ?? 1, pipelineParallel: row.pipelineParallel ?? 1,
        expertParallel: row.expertParallel ?? false),
      site: Site(accelerator: accelerator, engine: engine), keyValueCache: row.keyValueCache ?? .bf16,
      sequenceLimit: row.sequenceLimit)
  }

  package var model: ModelProfile { replica.profile }
  package var scheme: Scheme { replica.stored.scheme }

  /// Whether it is of a version that did otherwise than the catalogued one: of that it says nothing.
  var isSuperseded: Bool {
    let engine = replica.engine
    return engine.performance.isSuperseded(
      EnginePerformance.Subject(
        on: replica.accelerator, by: engine, scheme: scheme, kernel: replica.kernel, isMixture: isMixture,
        isRecurrent: model.isRecurrent))
  }

  /// The ledger of one sequence of the row's context.
  package var ledger: MemoryLedger {
    replica.ledger(for: CacheLoad(sequences: 1, contextTokens: row.contextTokens ?? 1024))
  }

  /// What engines count as the model when they log its loading: weights, rotary table, absorbed projections.
  var loadedBytes: ByteCount {
    let ledger = ledger
    let tables = ledger.items.filter { [.fact(.rotaryTable), .fact(.absorbedProjections)].contains($0.kind) }
    return ledger.weightsBytes + tables.map(\.bytes).sum()
  }

  /// The cache of one sequence on one accelerator with every layer full.
  func cacheBytes(tokens: Int) -> Double {
    replica.cache.bytesPerSequence(tokens: tokens, layout: replica.layout, windows: false)
  }

  /// What a plan says of the deployment under the row's load.
  func planned() throws -> PinnedDeployment {
    try PinnedDeployment(
      request, profile: model, accelerator: replica.accelerator, engine: replica.engine, region: region,
      scheme: scheme, layout: replica.layout, keyValueCache: replica.keyValueCache, power: power,
      found: depth)
  }

  /// Tokens that are in the cache before a prompt.
  private var depth: Int { measurement.topic == .prefill ? row.contextTokens ?? 0 : 0 }

  /// The row as somebody would ask it: so many sequences, or as many as there is room for.
  private var request: PlanRequest {
    let isSingle = measurement.topic == .decode || measurement.topic == .prefill
    let (input, output) = (max((row.inputTokens ?? 0) + depth, 1), max(row.outputTokens ?? 0, 1))
    var request = PlanRequest(
      model: row.model, accelerator: row.accelerator ?? "", mode: isSingle || row.batch != nil ? .online : .offline,
      workload: "chat", contextTokens: input + output, inputTokens: input, outputTokens: output,
      concurrency: row.batch ?? 1, engine: measurement.engine, region: region.id)
    request.concurrencyFollows = request.mode == .offline
    request.settings.sequences = row.sequenceLimit
    return request
  }

  /// Our figure of what the row's metric measures, with its range; nil where it isn't a speed or an energy.
  package func figure() throws -> Interval? {
    guard let metric = SpeedMetric(rawValue: row.metric ?? "") else { return nil }
    let planned = try planned()
    let found = planned.performance
    switch metric {
    case .decodeRate: return found.timePerOutputTokenSeconds?.map { 1 / $0 }
    case .wholeRate:
      let tokens = Double((row.inputTokens ?? 0) + (row.outputTokens ?? 0))
      return found.requestsPerSecond.map { $0 * tokens }
    case .outputRate: return found.outputTokensPerSecond
    case .requestRate: return found.requestsPerSecond
    case .requestSeconds: return found.requestsPerSecond.map { 1 / $0 }
    case .promptRate:
      return found.timeToFirstTokenSeconds.map { Double(row.inputTokens ?? 0) / $0 }
    case .interTokenMilliseconds: return found.timePerOutputTokenSeconds?.map { $0 * 1000 }
    case .joulesPerToken:
      return planned.energy.joulesPerTokenRange?.map { $0 / region.powerUsageEffectiveness }
    }
  }
}

/// What a row's value is, where it is a speed, a time or an energy.
package enum SpeedMetric: String, Sendable {
  case decodeRate = "decode-rate"
  case wholeRate = "whole-rate"
  case outputRate = "output-rate"
  case requestRate = "request-rate"
  case requestSeconds = "request-seconds"
  case promptRate = "prompt-rate"
  case interTokenMilliseconds = "inter-token-milliseconds"
  case joulesPerToken = "joules-per-token"
}
