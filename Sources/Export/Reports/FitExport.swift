import JSON
import Planning

/// Schemes × hardware, or models on some hardware, as JSON.
package enum FitExport {
  /// Throws `EncodingError` for a number that JSON can't hold.
  package static func json(_ report: FitReport) throws -> String { try JSONText.encode(FitV1(report)) }

  /// Throws `EncodingError` for a number that JSON can't hold.
  package static func json(_ report: ModelReport) throws -> String { try JSONText.encode(ModelFitV1(report)) }
}
