import Domain
import Planning
import TestSupport
import Testing

@Suite("Repairs repair")
struct RepairLawTests {
  private static let planner = Result { try ShippedCatalogs.planner() }

  /// Questions on one or two accelerators, many of which fail.
  static let questions: [RequestChanges] = RandomQuestion.drawn(12, seed: 77).enumerated().map { index, question in
    var changes = question.changes
    changes[.count] = index % 2 == 0 ? "1" : "2"
    if index % 3 == 0 { changes[.maximumTimePerOutputTokenSeconds] = "15" }
    return changes
  }

  @Test("Each does what it says, and where a count can cure a plan one of them does", arguments: questions)
  func promises(changes: RequestChanges) throws {
    let planner = try Self.planner.get()
    let plan = try planner.plan(planner.resolver.request(changes))
    let before = plan.verdict.missedTargets.count
    for repair in plan.repairs {
      guard case .fact(.fits(let fit)) = repair.effect else { continue }
      let again = try planner.plan(repair.request)
      #expect(again.verdict.outcome != .doesNotFit, "\(String(describing: repair.kind))")
      #expect(again.verdict.missedTargets.count == fit.stillMisses.count, "\(String(describing: repair.kind))")
      if before > 0, plan.verdict.outcome != .doesNotFit { #expect(fit.stillMisses.count < before) }
    }
    if plan.verdict.outcome == .doesNotFit || before > 0 { try cures(plan, planner) }
  }

  private func cures(_ plan: Plan, _ planner: Planner) throws {
    var open = plan.request
    open.count = nil
    let best = try planner.plan(open)
    guard best.verdict.outcome != .doesNotFit, best.verdict.missedTargets.isEmpty else { return }
    let cured = plan.repairs.contains { repair in
      guard case .fact(.fits(let fit)) = repair.effect else { return false }
      return fit.stillMisses.isEmpty
    }
    #expect(cured)
  }
}
