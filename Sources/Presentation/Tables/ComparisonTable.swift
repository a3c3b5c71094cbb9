import Documents
import Domain
import StyledText

/// A row for each measure: the base's value, and each other plan's with its change.
struct ComparisonTable {
  private let comparison: PlanComparison
  private let titles: [String]
  private let withRanges: Bool
  /// Whether rows in which all plans are alike are left out.
  var onlyDifferences = false

  /// - Parameters:
  ///   - titles: the columns of the plans, the base's first.
  ///   - withRanges: whether there is room for ranges and for whole names of mixes.
  init(_ comparison: PlanComparison, titles: [String], withRanges: Bool) {
    self.comparison = comparison
    self.titles = titles
    self.withRanges = withRanges
  }

  var table: DocumentTable {
    var columns = [DocumentTable.Column("")]
    for (index, title) in titles.enumerated() {
      columns.append(.init(title, .right, wraps: true))
      if index > 0 { columns.append(.init("Change", .right)) }
    }
    var table = DocumentTable(columns)
    table.repeats = DocumentTable.Repeats(fixed: 2, size: 2)
    for row in choices { table.add(row) }
    for measure in comparison.measures where !onlyDifferences || differs(measure) { table.add(cells(measure)) }
    return table
  }

  /// How the model runs, as words; of what is rarely asked only what differs.
  private var choices: [[Line]] {
    [
      words("Model", ifDifferent: true) { $0.deployment.model },
      words("Hardware") { DeploymentText.hardware($0.deployment) },
      words("Scheme") { withRanges ? $0.deployment.scheme : SchemeText.short($0.deployment.scheme) },
      words("KV cache") { $0.deployment.keyValueCache.rawValue },
      words("Engine", ifDifferent: true) { $0.deployment.engine },
      words("Region", ifDifferent: true) { $0.request.region },
      // Accuracy has a row of its own, wherever it is from.
      words("Error of", ifDifferent: true) {
        $0.quality.basis == .published ? "nothing measured" : QualityText.weights($0.quality.basis)
      },
      words("Verdict") { $0.verdict.word.lowercased() },
    ].compactMap(\.self)
  }

  private func differs(_ measure: PlanMeasure) -> Bool {
    comparison.others.contains { other in
      let (before, after) = (measure.value(in: comparison.base.plan), measure.value(in: other.plan))
      if before == nil && after == nil { return false }
      return measure.change(from: comparison.base.plan, to: other.plan).map { $0.difference != 0 } ?? true
    }
  }

  private func words(_ label: String, ifDifferent: Bool = false, _ text: (Plan) -> String) -> [Line]? {
    let base = text(comparison.base.plan)
    let others = comparison.others.map { text($0.plan) }
    if ifDifferent || onlyDifferences, others.allSatisfy({ $0 == base }) { return nil }
    return [Line(label), Line(base)] + others.flatMap { [$0 == base ? Line("same", .dim) : Line($0), ""] }
  }

  private func cells(_ measure: PlanMeasure) -> [Line] {
    let base = comparison.base.plan
    let others = comparison.others.flatMap { other in [value(measure, of: other.plan), change(measure, to: other.plan)]
    }
    return [Line(label(measure)), value(measure, of: base)] + others
  }

  private func label(_ measure: PlanMeasure) -> String {
    let hasTokens = comparison.measures.contains(.timePerOutputTokenSeconds)
    return MeasureText.label(measure, items: items, hasTokens: hasTokens)
  }

  private func value(_ measure: PlanMeasure, of plan: Plan) -> Line {
    let value = measure.value(in: plan)
    return Line(MeasureText.value(value, of: measure, withRange: withRanges), value == nil ? .dim : .text)
  }

  private func change(_ measure: PlanMeasure, to plan: Plan) -> Line {
    guard let change = measure.change(from: comparison.base.plan, to: plan) else {
      return Line(DocumentTable.unknown, .dim)
    }
    let isBetter = (change.difference > 0) == measure.isBetterHigher
    let role: Role = change.difference == 0 || measure == .count ? .dim : isBetter ? .good : .warning
    return Line(MeasureText.change(change, of: measure), role)
  }

  /// What all plans that count items count.
  private var items: ServedItems.Unit? {
    let units = Set(comparison.entries.compactMap { $0.plan.performance.items?.unit })
    return units.count == 1 ? units.first : nil
  }
}
