import Quantities

/// How far figures are from what was published, over some rows.
package struct ErrorStatistics: Sendable, Hashable {
  package let rows: Int
  /// Shares of what was published; nil without rows.
  package let median: Double?
  package let p80: Double?
  package let p95: Double?
  /// The median of ours over theirs, less 1: what all rows have in common.
  package let bias: Double?
  /// The share of rows that the printed range holds.
  package let coverage: Double?

  package init(_ comparisons: [Comparison]) {
    rows = comparisons.count
    let errors = comparisons.map(\.error)
    median = errors.percentile(0.5)
    p80 = errors.percentile(0.8)
    p95 = errors.percentile(0.95)
    bias = comparisons.map { $0.ours.likely / $0.theirs - 1 }.percentile(0.5)
    coverage = comparisons.isEmpty ? nil : Double(comparisons.count(where: \.isCovered)) / Double(comparisons.count)
  }

  /// The percentile that a group's bound is for.
  package func upper(_ percentile: Double) -> Double? { percentile == 0.95 ? p95 : p80 }
}

extension [Double] {
  /// Interpolated between neighbours; nil without values.
  package func percentile(_ share: Double) -> Double? {
    let sorted = sorted()
    guard let last = sorted.last else { return nil }
    let position = share * Double(sorted.count - 1)
    let lower = Int(position)
    guard lower + 1 < sorted.count else { return last }
    return sorted[lower] + (sorted[lower + 1] - sorted[lower]) * (position - Double(lower))
  }
}
