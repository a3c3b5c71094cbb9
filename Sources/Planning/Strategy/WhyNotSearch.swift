import Domain
import Quantities

/// Finds why a plan did not choose a scheme, a count or hardware that somebody asks about.
package struct WhyNotSearch {
  private let plan: Plan
  private let other: Plan

  /// - Parameters:
  ///   - plan: the answer, which was free to choose.
  ///   - other: the answer to the same question with what is asked about.
  package init(_ plan: Plan, _ other: Plan) {
    self.plan = plan
    self.other = other
  }

  package func answer(asked: String) -> WhyNot {
    WhyNot(
      asked: asked, reasons: reasons, gains: other.verdict.outcome == .doesNotFit ? [] : trades.filter(\.isGain),
      comparison: PlanComparison(base: .init(plan), others: [.init(other)]))
  }

  private var reasons: [WhyNot.Reason] {
    if other.deployment == plan.deployment { return [.chosen] }
    if let refusal = other.verdict.summary.fact?.refusal { return [.refused(refusal)] }
    if other.verdict.outcome == .doesNotFit { return [.doesNotFit(short: .zero - other.verdict.spareBytes)] }
    let found =
      [objection.map(WhyNot.Reason.leftOut), missed].compactMap(\.self)
      + trades.filter { !$0.isGain }.map(WhyNot.Reason.worse)
    return found.isEmpty ? [trades.isEmpty ? .noBetter : .notAsked] : found
  }

  private var objection: Assumption.LeftOut.Objection? {
    for case .leftOut(let schemes) in plan.assumptions.compactMap(\.fact) {
      if let found = schemes.first(where: { $0.scheme == other.deployment.scheme }) { return found.objection }
    }
    return nil
  }

  private var missed: WhyNot.Reason? {
    let kept = Set(plan.verdict.targets.filter { $0.state != .missed }.map(\.name))
    let names = other.verdict.targets.filter { $0.state == .missed && kept.contains($0.name) }
    let missed = names.compactMap { MissedTarget($0, accelerator: other.deployment.accelerator) }
    return missed.isEmpty ? nil : .misses(missed)
  }

  /// What people choose by, where both plans know it and it differs by more than anybody would choose by.
  private var trades: [WhyNot.Trade] {
    [
      PlanMeasure.usdPerHour, .usdPerMillionTokens, .timeToFirstTokenSeconds, .timePerOutputTokenSeconds,
      .requestsPerSecond, .recovery, .perplexityIncrease,
    ].compactMap { measure in
      guard let value = measure.value(in: other)?.likely, let plans = measure.value(in: plan)?.likely,
        abs(value - plans) > Self.least * max(abs(value), abs(plans))
      else { return nil }
      return WhyNot.Trade(measure, value: value, plans: plans)
    }
  }

  private static let least = 0.01
}
