import Documents
import Domain
import Quantities

/// Measures of plans and their changes, with the unit in the label rather than beside each number.
enum MeasureText {
  /// "GiB a GPU", "TTFT, ms", "$/Mtok".
  ///
  /// - Parameters:
  ///   - items: what is counted beside tokens; nil where plans count different things.
  ///   - hasTokens: whether any plan answers in tokens, so that there is a first one.
  static func label(_ measure: PlanMeasure, items: ServedItems.Unit?, hasTokens: Bool = true) -> String {
    switch measure {
    case .count: "GPUs"
    case .bytesPerAccelerator: "GiB a GPU"
    case .bytes: "GiB in all"
    case .usdPerHour: "\(Currency.sign) an hour"
    case .usdPerMonth: "\(Currency.sign) a month"
    case .usdPerMillionTokens: "\(Currency.sign)/Mtok"
    case .usdPerMillionItems: "\(Currency.sign)/M \(items?.plural ?? "items")"
    case .timeToFirstTokenSeconds: hasTokens ? "TTFT, ms" : "Time to answer, ms"
    case .timePerOutputTokenSeconds: "TPOT, ms"
    case .outputTokensPerSecond: "Tokens/s"
    case .requestsPerSecond: "Requests/s"
    case .itemsPerSecond: "Served/s, \(items?.plural ?? "items")"
    case .joulesPerToken: "J/token"
    case .joulesPerItem: "J/\(items?.singular ?? "item")"
    case .gramsCO2PerMillionTokens: "g CO₂/Mtok"
    case .gramsCO2PerMillionItems: "g CO₂/M \(items?.plural ?? "items")"
    case .recovery: "Accuracy kept, %"
    case .perplexityIncrease: "Perplexity, +%"
    case .missedTargets: "Targets missed"
    }
  }

  /// The likely value in the label's unit, and with its range where that is wanted and there is one.
  static func value(_ interval: Interval?, of measure: PlanMeasure, withRange: Bool) -> String {
    guard let interval else { return Fact.unknown }
    let shown = interval.map { $0 * scale(measure) }
    let likely = number(shown.likely, of: measure)
    guard withRange, measure.isEstimate else { return likely }
    let bounds = IntervalText.bounds(shown)
    return bounds == likely ? likely : "\(likely) (\(bounds))"
  }

  /// "+3.87 (×2.55)", "−12.4 (−33 %)", "±0".
  static func change(_ change: NumberChange, of measure: PlanMeasure) -> String {
    guard change.difference != 0 else { return "±0" }
    let size = number(change.difference.magnitude * scale(measure), of: measure, isDifference: true)
    let difference = (change.difference < 0 ? "−" : "+") + size
    return change.ratio.map { "\(difference) (\(relative($0)))" } ?? difference
  }

  /// A ratio as people compare: "+25 %", and "×2.5" from twice or half on.
  static func relative(_ ratio: Double) -> String {
    if ratio >= 2 || ratio <= 0.5 { return "×" + NumberText.trimmed(ratio, 3) }
    let share = ratio - 1
    return (share < 0 ? "−" : "+") + NumberText.trimmed(share.magnitude * 100, 2) + " %"
  }

  /// The label's units in one of the measure's.
  private static func scale(_ measure: PlanMeasure) -> Double {
    switch measure {
    case .bytesPerAccelerator, .bytes: ByteCount(1).gibibytes
    case .timeToFirstTokenSeconds, .timePerOutputTokenSeconds: 1e3
    case .recovery, .perplexityIncrease: 100
    default: 1
    }
  }

  private static func number(_ value: Double, of measure: PlanMeasure, isDifference: Bool = false) -> String {
    switch measure {
    case .count, .missedTargets: NumberText.fixed(value, 0)
    case .bytesPerAccelerator, .bytes:
      isDifference && value < 0.05 ? NumberText.significant(value, 2) : NumberText.fixed(value, 1)
    case .usdPerHour, .usdPerMonth, .usdPerMillionTokens, .usdPerMillionItems:
      NumberText.amount(value)
    default: NumberText.significant(value)
    }
  }
}
