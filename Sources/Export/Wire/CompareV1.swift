import Domain
import Presentation

/// Plans beside a base as version 1 of its JSON spells them.
struct CompareV1: Encodable {
  let schemaVersion = 1
  let base: ComparedPlanV1
  let others: [ComparedPlanV1]
  /// One for each of the others, in their order.
  let changes: [PlanChangesV1]

  init(_ comparison: PlanComparison) {
    base = ComparedPlanV1(comparison.base)
    others = comparison.others.map(ComparedPlanV1.init)
    changes = comparison.others.map { PlanChangesV1($0, beside: comparison.base) }
  }
}

/// How a plan runs its model, and the numbers that it is compared by.
struct ComparedPlanV1: Encodable {
  /// Nil where the plan was made rather than read.
  @OrNull var file: String?
  let outcome: Verdict.Outcome
  let deployment: DeploymentV1
  let region: String
  let values: MeasureValuesV1

  init(_ entry: PlanComparison.Entry) {
    file = entry.source
    outcome = entry.plan.verdict.outcome
    deployment = DeploymentV1(entry.plan.deployment)
    region = entry.plan.request.region
    values = MeasureValuesV1(plan: entry.plan)
  }
}

/// What a plan changes of its base.
struct PlanChangesV1: Encodable {
  let question: [QuestionDifferenceV1]
  let warnings: [String]
  let values: MeasureChangesV1

  init(_ entry: PlanComparison.Entry, beside base: PlanComparison.Entry) {
    question = QuestionDifference.between(base.plan.request, entry.plan.request).map(QuestionDifferenceV1.init)
    warnings =
      ComparisonText.warnings(entry, beside: base) + [base, entry].compactMap(ComparisonText.condition)
    values = MeasureChangesV1(base: base.plan, plan: entry.plan)
  }
}

/// A field of the request in which the questions differ, as the command line takes it.
struct QuestionDifferenceV1: Encodable {
  let field: String
  @OrNull var base: String?
  @OrNull var other: String?

  init(_ difference: QuestionDifference) {
    field = difference.field.id
    base = difference.base
    other = difference.other
  }
}
