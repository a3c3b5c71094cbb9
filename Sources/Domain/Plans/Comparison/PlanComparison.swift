/// A plan beside others: what each of them changes.
package struct PlanComparison: Sendable, Hashable {
  package let base: Entry
  package let others: [Entry]

  package init(base: Entry, others: [Entry]) {
    self.base = base
    self.others = others
  }

  /// A plan, and the file that it was read from; nil for one that was made just now.
  package struct Entry: Sendable, Hashable {
    package let source: String?
    package let plan: Plan

    package init(_ plan: Plan, source: String? = nil) {
      self.plan = plan
      self.source = source
    }
  }

  /// The base, then the others.
  package var entries: [Entry] { [base] + others }

  /// The measures that say something of one of the plans, known or not: tokens where tokens come out, items where items
  /// do.
  package var measures: [PlanMeasure] {
    let performances = entries.map(\.plan.performance)
    let hasTokens = performances.contains { $0.timePerOutputTokenSeconds != nil }
    let units = Set(performances.compactMap { $0.items?.unit })
    return PlanMeasure.allCases.filter { measure in
      if measure.isOfTokens { return hasTokens }
      // Items that are requests are counted as such already.
      return measure == .itemsPerSecond ? units != [.requests] && !units.isEmpty : !measure.isOfItems || !units.isEmpty
    }
  }
}
