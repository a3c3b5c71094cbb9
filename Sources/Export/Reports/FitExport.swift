import Domain
import JSON
import Planning
import Presentation
import Quantities
import StyledText

/// Schemes × hardware as a file's text.
package enum FitExport {
  private static let schemaVersion = 1

  package static func text(_ report: FitReport, as format: ExportFormat) throws -> String {
    switch format {
    case .json: try JSONText.encode(Document(report))
    case .csv: csv(report)
    case .markdown: markdown(report)
    }
  }

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

  private static func csv(_ report: FitReport) -> String {
    var csv = DelimitedText(header: [
      "model", "context_tokens", "concurrency", "hardware", "scheme", "count_by_capacity", "count", "layout",
      "spare_bytes", "kv_cache", "reason",
    ])
    for row in report.rows {
      csv.add([
        report.model, String(report.contextTokens), String(report.concurrency), row.hardware, row.scheme,
        row.countByCapacity.map { String($0) }, row.count.map { String($0) }, row.layout,
        row.spareBytes.map { String($0.bytes) }, row.keyValueCache?.rawValue, row.reason?.words,
      ])
    }
    return csv.text
  }

  private static func markdown(_ report: FitReport) -> String {
    var table = MarkdownTable(FitTable.columns.map(\.markdownHeading))
    for row in report.rows { table.add(FitTable.cells(row).map(\.text)) }
    return "# \(MarkdownText.plain(FitTable.title(report)))\n\n" + table.text + "\n" + FitTable.caption + "\n"
  }
}

extension TextTable.Column {
  /// The title, with the mark that aligns a Markdown column to the right.
  var markdownHeading: String { alignment == .right ? title + ":" : title }
}
