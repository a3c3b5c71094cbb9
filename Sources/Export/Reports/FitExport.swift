import JSON
import Planning

/// Schemes × hardware as JSON.
package enum FitExport {
  /// Throws `EncodingError` for a number that JSON can't hold.
  package static func json(_ report: FitReport) throws -> String { try JSONText.encode(FitV1(report)) }
}
