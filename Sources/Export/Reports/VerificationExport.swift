import JSON
import Verification

/// Our figures beside published ones as a file's text.
package enum VerificationExport {
  /// Throws `EncodingError` for a number that JSON can't hold.
  package static func json(_ report: VerificationReport) throws -> String {
    try JSONText.encode(VerificationV1(report))
  }

  package static func json(_ comparison: RecoveryComparison) throws -> String {
    try JSONText.encode(MeasuredComparisonV1(comparison))
  }

  package static func json(_ comparison: MeasuredComparison) throws -> String {
    try JSONText.encode(MeasuredComparisonV1(comparison))
  }
}
