import Catalogs
import Domain

/// All published measurements beside what plans say of them.
package struct VerificationReport: Sendable {
  package struct Line: Sendable {
    package let group: EvidenceGroup
    /// Rows that constants may be fitted on, and rows that they never are.
    package let fitted: ErrorStatistics
    package let unfitted: ErrorStatistics
    /// All rows whose accelerator, or whose family, was left out of a fit, with what that gave.
    package let leftOut: [LeftOutConstants.Label: ErrorStatistics]
    package let comparisons: [Comparison]

    init(_ group: EvidenceGroup, _ comparisons: [Comparison]) {
      self.group = group
      self.comparisons = comparisons
      fitted = ErrorStatistics(comparisons.filter(\.measurement.isFitted))
      unfitted = ErrorStatistics(comparisons.filter { !$0.measurement.isFitted })
      leftOut = Dictionary(
        uniqueKeysWithValues: LeftOutConstants.Label.allCases.map { label in
          (label, ErrorStatistics(comparisons.compactMap { $0.without(label) }))
        })
    }

    /// Whether the rows that nothing was fitted on are as near as is aimed at; nil where nothing is aimed at, or there
    /// are none.
    package var meetsTarget: Bool? {
      guard let target = group.target, let median = unfitted.median,
        let upper = unfitted.upper(group.percentile)
      else { return nil }
      return median <= target.median && upper <= target.upper ?? .infinity
    }
  }

  package let lines: [Line]
  package let outcomes: [EvidenceOutcome]
  /// Rows of speeds, sizes and energy that tell nothing which a plan of their deployment does.
  package let leftOut: Int

  package init(_ catalogs: EvidenceCatalogs) throws {
    lines = try EvidenceGroup.all.map { Line($0, try $0.comparisons(catalogs)) }
    let speeds = lines.filter { [.decode, .throughput].contains($0.group.topic) }.flatMap(\.comparisons)
    let ratios = lines.flatMap(\.comparisons).filter(\.measurement.row.isPerplexity)
    outcomes = try EvidenceOutcome.all(catalogs, speeds: speeds, ratios: ratios)
    let rows = Set(EvidenceGroup.all.map(\.topic)).reduce(0) { $0 + catalogs.measurements($1).count }
    leftOut = rows - lines.reduce(0) { $0 + $1.comparisons.count }
  }
}
