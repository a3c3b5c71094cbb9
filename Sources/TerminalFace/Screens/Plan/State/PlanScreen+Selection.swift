import Domain
import Presentation
import TerminalModel

extension PlanScreen {
  /// The detail to show where not all fit: the one asked for last, else repairs where the plan doesn't fit.
  func detail(_ shared: SharedState) -> PlanPane {
    focus.detail ?? (shared.plan?.verdict.outcome == .doesNotFit ? .repairs : .speed)
  }

  /// The scheme of the selected row.
  func selectedScheme(_ shared: SharedState) -> String? {
    guard let rows = shared.answer.answered?.schemes.rows else { return nil }
    return focus[.schemes].selection(count: rows.count).map { rows[$0].scheme }
  }

  /// The selected repair's place in the plan.
  func selectedRepair(_ shared: SharedState) -> Int? {
    focus[.repairs].selection(count: shared.plan?.repairs.count ?? 0)
  }
}
