import Documents
import Domain
import StyledText

/// Plans side by side, with what each changes of the first, as a document.
package enum ComparisonDocument {
  package static func document(_ comparison: PlanComparison) -> Document {
    Document(
      title: ComparisonText.title(comparison), isTitledOnPage: true,
      sections: [
        Section([.facts(names(comparison))]),
        Section(warnings(comparison)),
        Section(tables(comparison, titles: titles(comparison)) + [.paragraph(caption, .dim)]),
      ],
      records: ComparisonRecords.records(comparison))
  }

  /// A plan beside the one that was asked for as its base, for a place below the plan's own report.
  static func section(_ comparison: PlanComparison) -> Section {
    let base = comparison.base
    return Section(
      "Against \(base.source.map { _ in ComparisonText.name(base) } ?? ComparisonText.deployment(base.plan))",
      warnings(comparison) + tables(comparison, titles: ["Base", "This plan"]) + [.paragraph(caption, .dim)])
  }

  private static let caption = "Changes are of the likely values."

  /// The model that all run, and which column is which file, where the title doesn't tell.
  private static func names(_ comparison: PlanComparison) -> [Fact] {
    let models = Set(comparison.entries.map(\.plan.deployment.model))
    let model = models.count == 1 ? models.map { Fact("Model", $0) } : []
    guard comparison.others.count > 1 else { return model }
    return model + zip(titles(comparison), comparison.entries).map { Fact($0, ComparisonText.name($1)) }
  }

  private static func titles(_ comparison: PlanComparison) -> [String] {
    guard comparison.others.count > 1 else { return ["Before", "After"] }
    return ["1, base"] + comparison.others.indices.map { String($0 + 2) }
  }

  private static func warnings(_ comparison: PlanComparison) -> [Block] {
    let others = comparison.others.flatMap { ComparisonText.warnings($0, beside: comparison.base) }
    return (others + comparison.entries.compactMap(ComparisonText.condition)).map { .paragraph($0, .warning) }
  }

  /// The same beside each other on a screen, each column with a title of its own.
  ///
  /// - Parameter onlyDifferences: whether rows in which all plans are alike are left out.
  package static func screen(_ comparison: PlanComparison, titles: [String], onlyDifferences: Bool) -> Section {
    var table = ComparisonTable(comparison, titles: titles, withRanges: false)
    table.onlyDifferences = onlyDifferences
    return Section(warnings(comparison) + [.table(table.table)])
  }

  /// A page has room for likely values, a file for their ranges, too.
  static func tables(_ comparison: PlanComparison, titles: [String]) -> [Block] {
    [
      Block.table(ComparisonTable(comparison, titles: titles, withRanges: false).table).only(.page),
      Block.table(ComparisonTable(comparison, titles: titles, withRanges: true).table).only(.file),
    ]
  }
}
