import Domain
import Presentation

/// Why what somebody asked about was not chosen.
struct WhyNotV1: Encodable {
  let asked: String
  let reasons: [Reason]
  /// What it does better, by measure.
  let gains: [Trade]
  let plan: ComparedPlanV1
  let changes: PlanChangesV1

  struct Reason: Encodable {
    let code: String
    let words: String
  }

  struct Trade: Encodable {
    let measure: String
    let value: Double
    let plans: Double
  }

  init?(_ why: WhyNot) {
    guard let other = why.comparison.others.first else { return nil }
    asked = why.asked
    reasons = why.reasons.map { Reason(code: $0.code, words: $0.words) }
    gains = why.gains.map { Trade(measure: $0.measure.rawValue, value: $0.value, plans: $0.plans) }
    plan = ComparedPlanV1(other)
    changes = PlanChangesV1(other, beside: why.comparison.base)
  }
}
