import Domain
import Quantities

/// What one plan wins and loses beside another, in a sentence.
package enum BalanceText {
  /// What people decide by, the first first.
  private static let deciding: [PlanMeasure] = [
    .missedTargets, .usdPerHour, .usdPerMillionTokens, .usdPerMillionItems, .timeToFirstTokenSeconds,
    .timePerOutputTokenSeconds, .outputTokensPerSecond, .requestsPerSecond, .recovery,
  ]
  /// Smaller changes are no reason, as shares and in points of accuracy.
  private static let least = (share: 0.01, points: 0.001)

  /// "B wins $ an hour (−2.35, −59 %); loses TTFT, ms (×3)"; what wins all and loses nothing is said to.
  package static func sentence(_ name: String, _ plan: Plan, beside base: Plan, called baseName: String) -> String {
    guard plan.deployment.model == base.deployment.model else {
      return "\(name) runs another model than \(baseName): their figures are no trade."
    }
    var (won, lost): ([String], [String]) = ([], [])
    let hasTokens = [plan, base].contains { $0.performance.timePerOutputTokenSeconds != nil }
    for measure in deciding {
      guard let change = measure.change(from: base, to: plan), isReason(change, measure) else { continue }
      let text = words(change, measure, [plan, base], hasTokens: hasTokens)
      if (change.difference > 0) == measure.isBetterHigher { won.append(text) } else { lost.append(text) }
    }
    let isKnown = plan.quality.recovery != nil && base.quality.recovery != nil
    if !isKnown { lost.append("the accuracy that it keeps, which isn't known of both") }
    switch (won.isEmpty, lost.isEmpty) {
    case (true, true): return "\(name) is as good as \(baseName) in all that decides."
    case (false, true):
      return "\(name) is better than \(baseName) in \(won.joined(separator: ", ")), and worse in nothing."
    case (true, false):
      return "\(name) is worse than \(baseName) in \(lost.joined(separator: ", ")), and better in nothing."
    case (false, false): return "\(name) wins \(won.joined(separator: ", ")); loses \(lost.joined(separator: ", "))."
    }
  }

  /// "TTFT −36 %", "accuracy kept −0.28 points".
  private static func words(
    _ change: NumberChange, _ measure: PlanMeasure, _ plans: [Plan], hasTokens: Bool
  ) -> String {
    if measure == .recovery { return "accuracy kept \(MeasureText.change(change, of: measure)) points" }
    let units = Set(plans.compactMap { $0.performance.items?.unit })
    let label = MeasureText.label(measure, items: units.count == 1 ? units.first : nil, hasTokens: hasTokens)
    // The unit after the comma is of values, not of shares.
    let name = label.split(separator: ",").first.map(String.init) ?? label
    return "\(name) \(change.ratio.map(MeasureText.relative) ?? MeasureText.change(change, of: measure))"
  }

  private static func isReason(_ change: NumberChange, _ measure: PlanMeasure) -> Bool {
    guard change.difference != 0 else { return false }
    if let ratio = change.ratio { return abs(ratio - 1) >= least.share }
    return measure != .recovery || change.difference.magnitude >= least.points
  }
}
