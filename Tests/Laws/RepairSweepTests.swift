import Catalogs
import Domain
import Planning
import Platform
import TestSupport
import Testing

/// Repairs of many failing plans, each applied, beside what an open search finds.
///
/// `QUANTPLAN_BRUTE` says how many failing plans to look at; `make soak` looks at 300 and prints the shares.
@Suite("Repairs of failing plans")
struct RepairSweepTests {
  private static let planner = Result { try ShippedCatalogs.planner() }
  private static let few = 2

  @Test("Each does what it says, and nearly all that can be cured is cured")
  func sweep() throws {
    let planner = try Self.planner.get()
    let wanted = BruteForceTests.asked ?? Self.few
    let plans = try failing(wanted, planner)
    try #require(plans.count == wanted)
    let sweeps = plans.concurrentMap(stretch: 1) { plan in
      Result { try RepairSweep(plan, planner: planner, isOpen: BruteForceTests.asked != nil) }
    }
    let found = try sweeps.map { try $0.get() }
    for sweep in found { #expect(sweep.broken.isEmpty, "\(sweep.asked): \(sweep.broken)") }
    guard BruteForceTests.asked != nil else { return }
    let (unfit, missing) = (RepairShares(found.filter { !$0.fitted }), RepairShares(found.filter(\.fitted)))
    print("Doesn't fit: \(unfit)\nMisses a target: \(missing)")
    for sweep in found where sweep.isCurable && !sweep.isCured { print("not cured: \(sweep.asked)") }
    #expect(unfit.fitted >= 0.99 && unfit.cured >= 0.95 && missing.cured >= 0.9)
  }

  /// The first plans of a row of questions that don't fit or miss a target.
  private func failing(_ count: Int, _ planner: Planner) throws -> [Plan] {
    var plans: [Plan] = []
    for question in StrainedQuestion.drawn(count * 8, seed: 607) where plans.count < count {
      let plan = try planner.plan(planner.resolver.request(question.changes))
      if plan.verdict.outcome == .doesNotFit || !plan.verdict.missedTargets.isEmpty { plans.append(plan) }
    }
    return plans
  }
}

/// A failing plan's repairs, each applied.
struct RepairSweep: Sendable {
  let asked: String
  /// Whether the plan itself fits.
  let fitted: Bool
  /// Promises that planning again didn't keep.
  private(set) var broken: [String] = []
  private(set) var isCured = false
  private(set) var makesFit = false
  /// Whether anything cures it, or makes it fit.
  private(set) var isCurable = false
  private(set) var canFit = false

  /// - Parameter isOpen: whether to look for a cure where no repair is one: any hardware and count, other models.
  init(_ plan: Plan, planner: Planner, isOpen: Bool) throws {
    let request = plan.request
    asked = RequestField.all.compactMap { field in field.text(in: request).map { "\(field.id) \($0)" } }
      .joined(separator: ", ")
    fitted = plan.verdict.outcome != .doesNotFit
    for repair in plan.repairs { try apply(repair, of: plan, planner) }
    (isCurable, canFit) = (isCured, makesFit)
    guard isOpen, !isCured else { return }
    var open = request
    (open.among, open.count, open.scheme, open.keyValueCache, open.pins) = ("any", nil, nil, nil, LayoutPins())
    let best = try planner.plan(open).verdict
    canFit = canFit || best.outcome != .doesNotFit
    isCurable = best.outcome != .doesNotFit && best.missedTargets.isEmpty
  }

  private mutating func apply(_ repair: Repair, of plan: Plan, _ planner: Planner) throws {
    guard case .fact(.fits(let fit)) = repair.effect else { return }
    let planned = try planner.plan(repair.request)
    let (missed, before) = (planned.verdict.missedTargets.count, plan.verdict.missedTargets.count)
    let fits = planned.verdict.outcome != .doesNotFit
    var differences = fit.differences(from: planned)
    if fitted, missed >= before { differences.append("\(missed) misses, no fewer than \(before)") }
    if !differences.isEmpty {
      broken.append("\(repair.kind.map(\.rawValue) ?? ""): \(differences.joined(separator: ", "))")
    }
    makesFit = makesFit || fits
    isCured = isCured || fits && missed == 0
  }
}

extension Repair.Fit {
  /// What a plan of the repair's request has otherwise than the repair says.
  func differences(from plan: Plan) -> [String] {
    let pace = plan.performance.pace(plan.request.mode)
    let told: [(String, Bool)] = [
      ("does not fit", plan.verdict.outcome != .doesNotFit),
      ("on \(plan.deployment.count)", plan.deployment.count == accelerators),
      ("\(plan.memory.spareBytes) spare", plan.memory.spareBytes == spareBytes), ("\(pace)", pace == self.pace),
      ("misses \(plan.verdict.missedTargets)", plan.verdict.missedTargets.compactMap(\.fact) == stillMisses),
    ]
    return told.filter { !$0.1 }.map(\.0)
  }
}

/// What became of failing plans, as shares of those for which anything could be done.
struct RepairShares: CustomStringConvertible {
  let fitted: Double
  let cured: Double
  let description: String

  init(_ sweeps: [RepairSweep]) {
    func share(_ part: [RepairSweep], of whole: [RepairSweep]) -> Double {
      whole.isEmpty ? 1 : Double(part.count) / Double(whole.count)
    }
    let (fit, cure) = (sweeps.filter(\.canFit), sweeps.filter(\.isCurable))
    fitted = share(sweeps.filter(\.makesFit), of: fit)
    cured = share(sweeps.filter(\.isCured), of: cure)
    description =
      "\(sweeps.count) plans; fits after a repair \(sweeps.filter(\.makesFit).count) of \(fit.count), "
      + "meets all \(sweeps.filter(\.isCured).count) of \(cure.count)"
  }
}
