import Domain
import JSON
import Presentation

/// Plans beside a base as a file's text.
package enum ComparisonExport {
  /// Throws `EncodingError` for a number that JSON can't hold.
  package static func text(_ comparison: PlanComparison, as format: ExportFormat) throws -> String {
    try format.text(of: ComparisonDocument.document(comparison)) { try json(comparison) }
  }

  package static func json(_ comparison: PlanComparison) throws -> String {
    try JSONText.encode(CompareV1(comparison))
  }
}
