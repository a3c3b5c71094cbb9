import Domain
import JSON
import Presentation

/// A plan as a file's text; the one function behind every face's export.
package enum PlanExport {
  /// Throws `EncodingError` for a number that JSON can't hold.
  package static func text(_ plan: Plan, as format: ExportFormat) throws -> String {
    try format.text(of: PlanDocument.document(plan)) { try json(plan) }
  }

  package static func json(_ plan: Plan) throws -> String { try JSONText.encode(PlanV1(plan)) }
}
