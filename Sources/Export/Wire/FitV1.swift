import Domain
import Planning
import Presentation
import Quantities

/// Schemes × hardware as version 1 of its JSON spells it.
struct FitV1: Encodable {
  let schemaVersion = 1
  let model: String
  let contextTokens: Int
  let concurrency: Int
  let rows: [FitRowV1]

  init(_ report: FitReport) {
    model = report.model
    contextTokens = report.contextTokens
    concurrency = report.concurrency
    rows = report.rows.map(FitRowV1.init)
  }
}

/// One scheme on one accelerator.
struct FitRowV1: Encodable {
  let hardware: String
  let scheme: String
  @OrNull var countByCapacity: Int?
  @OrNull var count: Int?
  @OrNull var layout: String?
  @OrNull var spareBytes: ByteCount?
  @OrNull var keyValueCache: KeyValueCacheFormat?
  @OrNull var reason: String?
  /// Nil where one engine was asked for.
  let engine: String?
  /// Nil without a host.
  let hostCount: Int?

  init(_ row: FitRow) {
    hardware = row.hardware
    scheme = row.scheme
    engine = row.engine
    hostCount = row.hostCount
    countByCapacity = row.countByCapacity
    count = row.count
    layout = row.layout
    spareBytes = row.spareBytes
    keyValueCache = row.keyValueCache
    reason = row.reason?.words
  }
}
