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

  /// Why a plan didn't choose what the changes ask for; nil for a file.
  ///
  /// - Parameter request: what the plan answers.
  func whyNot(_ plan: Plan, to request: PlanRequest, planner: Planner) throws -> WhyNot? {
    guard case .changes(let count, let names) = content else { return nil }
    let other = try changed(request, count: count, names, planner: planner)
    return WhyNotSearch(plan, other).answer(asked: text)
  }

  private func base(of request: PlanRequest, planner: Planner) throws -> PlanComparison.Entry {
    switch content {
    case .file(let path): PlanComparison.Entry(try PlanFile.read(path), source: path)
    case .changes(let count, let names):
      PlanComparison.Entry(try changed(request, count: count, names, planner: planner))
    }
  }

  private func changed(_ request: PlanRequest, count: String?, _ names: Names, planner: Planner) throws -> Plan {
    var changes = try names.changes(in: planner.catalogs, of: "\(option) is `\(text)`")
    changes[.count] = count
    do {
      return try planner.plan(planner.resolver.request(changes, from: request))
    } catch {
      // Which of both plans can't be made isn't in the planner's words.
      guard let failure = Failure(error) else { throw error }
      throw Failure("\(option) \(text): \(failure.message)", status: failure.status)
    }
  }
}
