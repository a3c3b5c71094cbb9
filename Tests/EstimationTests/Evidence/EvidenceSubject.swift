import Catalogs
import Domain
import Estimation
import Quantities
import Synchronization
import TestSupport

/// What a measurement was made on, put through the functions that the planner uses.
struct EvidenceSubject {
  let measurement: Measurement
  let replica: Replica

  private var row: EvidenceRow { measurement.row }

  /// Logs that name no accelerator are of NVIDIA's; which one makes no difference to the bytes compared.
  init(_ measurement: Measurement, catalogs: EvidenceCatalogs) throws {
    self.measurement = measurement
    let row = measurement.row
    let profile = try catalogs.profile(row.model)
    let engine = try catalogs.engine(measurement.engine)
    let accelerator = try catalogs.accelerator(row.accelerator ?? "h100-sxm-80gb")
    let stored = StoredWeights(
      profile, scheme: try catalogs.scheme(row.scheme ?? "bf16"), engine: engine, accelerator: accelerator)
    replica = Replica(
      profile: profile, stored: stored,
      layout: Layout(tensorParallel: row.tensorParallel ?? 1, pipelineParallel: row.pipelineParallel ?? 1),
      site: Site(accelerator: accelerator, engine: engine), keyValueCache: row.keyValueCache ?? .bf16,
      sequenceLimit: row.sequenceLimit ?? measurement.plannedSequences)
  }

  /// The ledger of one sequence of the row's context.
  var ledger: MemoryLedger {
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

  /// Our figure of what the row's metric measures.
  func speed() -> Double? {
    guard let metric = row.metric else { return nil }
    let input = row.inputTokens ?? 0
    let output = row.outputTokens ?? 0
    let isUnderLoad = !measurement.isSingleSequence && row.batch == nil
    let batch = row.batch ?? 1
    let load = ServingLoad(
      inputTokens: input, outputTokens: output, contextTokens: input + output,
      arrivals: isUnderLoad ? .saturated : .concurrency(batch))
    let ledger = replica.ledger(for: CacheLoad(sequences: 1, contextTokens: input + output))
    let held = min(ledger.keyValueCacheTokens / max(input + output, 1), replica.sequences)
    let found = ServingModel(replica, replicas: 1, load: load).estimate(holding: isUnderLoad ? held : batch)
    switch metric {
    case .decodeRate: return found.timePerOutputTokenSeconds.map { 1 / $0.likely }
    case .wholeRate: return found.requestsPerSecond.likely * Double(input + output)
    case .outputRate: return found.outputTokensPerSecond.likely
    case .requestRate: return found.requestsPerSecond.likely
    case .requestSeconds: return 1 / found.requestsPerSecond.likely
    case .promptRate: return found.requestsPerSecond.likely * Double(input)
    case .benchmark: return nil
    }
  }
}

/// Catalog entries, each read once for all rows.
final class EvidenceCatalogs: Sendable {
  private struct Contents {
    var profiles: [String: ModelProfile] = [:]
    var engines: [String: Engine] = [:]
    var accelerators: [String: Accelerator] = [:]
    var schemes: [String: Scheme] = [:]
  }
  private let store: CatalogStore
  private let contents = Mutex(Contents())

  init() throws { store = try ShippedCatalogs.store() }

  func profile(_ id: String) throws -> ModelProfile {
    try keep(id, \.profiles) { try ModelProfile(store.model(id)) }
  }
  func engine(_ id: String) throws -> Engine { try keep(id, \.engines) { try store.engine(id) } }
  func accelerator(_ id: String) throws -> Accelerator {
    try keep(id, \.accelerators) { try store.accelerator(id) }
  }
  func scheme(_ id: String) throws -> Scheme { try keep(id, \.schemes) { try store.scheme(id) } }

  private func keep<Value: Sendable>(
    _ id: String, _ path: any WritableKeyPath<Contents, [String: Value]> & Sendable, read: () throws -> Value
  ) throws -> Value {
    if let known = contents.withLock({ $0[keyPath: path][id] }) { return known }
    let value = try read()
    contents.withLock { $0[keyPath: path][id] = value }
    return value
  }
}
