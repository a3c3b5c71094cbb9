import Domain
import JSON

/// A plan as a file's text; the one function behind every face's export.
package enum PlanExport {
  /// Throws `EncodingError` for a number that JSON can't hold.
  package static func text(_ plan: Plan, as format: ExportFormat) throws -> String {
    switch format {
    case .json: try JSONText.encode(PlanV1(plan))
    case .csv: PlanCSV.text(plan)
    case .markdown: PlanMarkdown(plan).text
    }
  }
}
