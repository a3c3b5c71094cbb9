import Domain
import Export
import Planning

extension AgainstArgument {
  /// The plan beside what it is to be told against: an exported plan, or the same question with changes.
  ///
  /// - Parameter request: what the plan answers.
  func comparison(of plan: Plan, to request: PlanRequest, planner: Planner) throws -> PlanComparison {
    PlanComparison(base: try base(of: request, planner: planner), others: [PlanComparison.Entry(plan)])
  }

  private func base(of request: PlanRequest, planner: Planner) throws -> PlanComparison.Entry {
    switch content {
    case .file(let path): return PlanComparison.Entry(try PlanFile.read(path), source: path)
    case .changes(let count, let names):
      var changes = try names.changes(in: planner.catalogs, of: text)
      changes[.count] = count
      do {
        let changed = try planner.resolver.request(changes, from: request)
        return PlanComparison.Entry(try planner.plan(changed))
      } catch {
        // Which of both plans can't be made isn't in the planner's words.
        guard let failure = Failure(error) else { throw error }
        throw Failure("--against \(text): \(failure.message)", status: failure.status)
      }
    }
  }
}
