import Documents
import Domain
import Quantities

/// Compared plans as exact values: the base first, a row each, with changes beside the values.
enum ComparisonRecords {
  static func records(_ comparison: PlanComparison) -> Records {
    let base = comparison.base.plan
    return Records(
      columns: [
        "base", "file", "model", "accelerator", "scheme", "kv_cache", "engine", "region", "outcome", "other_question",
      ] + PlanMeasure.allCases.flatMap(columns),
      rows: comparison.entries.enumerated().map { index, entry in
        let differences = QuestionDifference.between(base.request, entry.plan.request)
        return choices(entry, isBase: index == 0) + [.flag(!differences.isEmpty)]
          + PlanMeasure.allCases.flatMap { values($0, of: entry.plan, beside: index == 0 ? nil : base) }
      })
  }

  private static func choices(_ entry: PlanComparison.Entry, isBase: Bool) -> [Records.Value] {
    let deployment = entry.plan.deployment
    return [
      .flag(isBase), .init(entry.source), .text(deployment.model), .text(deployment.accelerator),
      .text(deployment.scheme), .text(deployment.keyValueCache.rawValue), .text(deployment.engine),
      .text(entry.plan.request.region), .text(entry.plan.verdict.outcome.rawValue),
    ]
  }

  private static func columns(_ measure: PlanMeasure) -> [String] {
    let name = measure.columnName
    let values = measure.isEstimate ? ["\(name)_low", "\(name)_likely", "\(name)_high"] : [name]
    return values + ["\(name)_change"] + (measure.hasRatio ? ["\(name)_ratio"] : [])
  }

  private static func values(_ measure: PlanMeasure, of plan: Plan, beside base: Plan?) -> [Records.Value] {
    let value = measure.value(in: plan)
    let change = base.flatMap { measure.change(from: $0, to: plan) }
    let numbers = measure.isEstimate ? [value?.low, value?.likely, value?.high] : [value?.likely]
    return (numbers + [change?.difference] + (measure.hasRatio ? [change?.ratio] : [])).map { .init($0) }
  }
}

extension PlanMeasure {
  /// The key of JSON as the names of columns are spelled: `usd_per_hour`.
  fileprivate var columnName: String {
    var (name, wasUpper) = ("", false)
    for letter in rawValue {
      // The letters of CO2 stay together.
      name += (letter.isUppercase && !wasUpper ? "_" : "") + letter.lowercased()
      wasUpper = letter.isUppercase
    }
    return name
  }
}
