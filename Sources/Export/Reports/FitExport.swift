import Domain
import JSON
import Planning
import Presentation
import Quantities

/// Schemes × hardware as JSON.
package enum FitExport {
  private static let schemaVersion = 1

  /// Throws `EncodingError` for a number that JSON can't hold.
  package static func json(_ report: FitReport) throws -> String { try JSONText.encode(Document(report)) }

  private struct Document: Encodable {
    let schemaVersion = FitExport.schemaVersion
    let model: String
    let contextTokens: Int
    let concurrency: Int
    let rows: [Row]

    init(_ report: FitReport) {
      model = report.model
      contextTokens = report.contextTokens
      concurrency = report.concurrency
      rows = report.rows.map(Row.init)
    }
  }

  private struct Row: Encodable {
    let hardware: String
    let scheme: String
    @OrNull var countByCapacity: Int?
    @OrNull var count: Int?
    @OrNull var layout: String?
    @OrNull var spareBytes: ByteCount?
    @OrNull var keyValueCache: KeyValueCacheFormat?
    @OrNull var reason: String?

    init(_ row: FitRow) {
      hardware = row.hardware
      scheme = row.scheme
      countByCapacity = row.countByCapacity
      count = row.count
      layout = row.layout
      spareBytes = row.spareBytes
      keyValueCache = row.keyValueCache
      reason = row.reason?.words
    }
  }
}
