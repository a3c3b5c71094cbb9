import JSON
import Quantization

/// Measured errors as JSON.
package enum MeasurementExport {
  /// Throws `EncodingError` for a number that JSON can't hold.
  package static func json(_ report: MeasurementRun.Report) throws -> String {
    try JSONText.encode(MeasurementV1(report))
  }
}
