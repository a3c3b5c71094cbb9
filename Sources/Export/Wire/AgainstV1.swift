import Domain

/// The base that a plan was asked to be told against, and what the plan changes of it.
struct AgainstV1: Encodable {
  let base: ComparedPlanV1
  let changes: PlanChangesV1

  init?(_ comparison: PlanComparison) {
    guard let plan = comparison.others.first else { return nil }
    base = ComparedPlanV1(comparison.base)
    changes = PlanChangesV1(plan, beside: comparison.base)
  }
}

/// A plan as it is written: its own keys, and what it was asked to be told against and about, which readers leave aside.
struct ToldPlanV1: Encodable {
  let plan: PlanV1
  /// Nil where nothing was asked.
  let against: AgainstV1?
  /// Nil where nothing was asked about.
  let why: WhyNotV1?

  private enum CodingKeys: CodingKey { case against, why }

  func encode(to encoder: any Encoder) throws {
    try plan.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(OrNull(wrappedValue: against), forKey: .against)
    try container.encodeIfPresent(why, forKey: .why)
  }
}
