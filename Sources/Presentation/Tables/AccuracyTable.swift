import Documents
import Domain
import Quantities

/// What was published of a plan's very model and scheme, a line each.
package enum AccuracyTable {
  /// Lines that are shown; the rest is counted.
  private static let most = 8

  /// "mmlu 47.66 → 47.76, 100.2 % (RedHatAI)"; none where nothing was published.
  package static func lines(_ published: [PublishedAccuracy]) -> [String] {
    let shown = published.prefix(most).map(line)
    let rest = published.count - shown.count
    return shown + (rest > 0 ? ["and \(rest) more, in the plan's JSON"] : [])
  }

  private static func line(_ row: PublishedAccuracy) -> String {
    let change = NumberText.percent(row.value / max(row.baseline, 1e-12), 1)
    let divergence = row.klDivergence.map { "; KL divergence \(NumberText.significant($0)) nats a token" } ?? ""
    return "published of this model: \(row.metric) \(NumberText.significant(row.baseline, 4)) → "
      + "\(NumberText.significant(row.value, 4)), \(change)\(divergence); \(row.method)"
  }
}
