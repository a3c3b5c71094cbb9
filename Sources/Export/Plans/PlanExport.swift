import Domain
import JSON
import Presentation

/// A plan as a file's text; the one function behind every face's export.
package enum PlanExport {
  /// Throws `EncodingError` for a number that JSON can't hold.
  package static func text(_ plan: Plan, as format: ExportFormat) throws -> String {
    try format.text(of: PlanDocument.document(plan)) { try json(plan) }
  }

  /// - Parameters:
  ///   - comparison: the plan beside what it was asked to be told against; nil where it wasn't.
  ///   - why: why what was asked about was not chosen; nil where nothing was.
  package static func json(
    _ plan: Plan, against comparison: PlanComparison? = nil, why: WhyNot? = nil
  ) throws -> String {
    try JSONText.encode(
      ToldPlanV1(
        plan: PlanV1(plan), against: comparison.flatMap(AgainstV1.init), why: why.flatMap(WhyNotV1.init)))
  }
}
