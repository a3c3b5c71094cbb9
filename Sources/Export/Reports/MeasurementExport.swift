import JSON
import Quantization

/// Measured errors as JSON.
package enum MeasurementExport {
  private static let schemaVersion = 1

  /// Throws `EncodingError` for a number that JSON can't hold.
  package static func json(_ report: MeasurementRun.Report) throws -> String {
    try JSONText.encode(Document(results: report.results, summary: report.summary))
  }

  private struct Document: Encodable {
    let schemaVersion = MeasurementExport.schemaVersion
    let results: [MeasurementResult]
    let summary: MeasurementSummary
  }
}
