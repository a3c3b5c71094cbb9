/// Reads spans of time as people write them: `250ms`, `1.5s`, `2 h`, `12mo`; a bare number is in the unit given.
package struct DurationReader: Sendable, Hashable {
  /// The unit of a bare number, in seconds.
  private let unit: Double

  package static let milliseconds = DurationReader(unit: 1e-3)
  package static let seconds = DurationReader(unit: 1)
  package static let hours = DurationReader(unit: 3600)
  package static let months = DurationReader(unit: secondsPerMonth)
  package static let years = DurationReader(unit: 12 * secondsPerMonth)

  /// 365 × 24 ÷ 12 hours, as clouds bill a month.
  package static let secondsPerMonth = 2_628_000.0

  private static let units: [String: Double] = [
    "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1, "sec": 1, "m": 60, "min": 60, "h": 3600, "d": 86_400, "days": 86_400,
    "w": 604_800, "mo": secondsPerMonth, "month": secondsPerMonth, "months": secondsPerMonth, "y": 12 * secondsPerMonth,
    "year": 12 * secondsPerMonth, "years": 12 * secondsPerMonth,
  ]

  /// Seconds; nil for what is no span of time.
  package func read(_ text: String) -> Double? {
    let lowered = text.lowercased().filter { !$0.isWhitespace && $0 != "," && $0 != "_" }
    let digits = lowered.prefix { !$0.isLetter && $0 != "µ" }
    guard let number = Double(digits) else { return exponent(lowered) }
    let suffix = String(lowered.dropFirst(digits.count))
    guard let factor = suffix.isEmpty ? unit : Self.units[suffix] else { return exponent(lowered) }
    let seconds = number * factor
    return seconds.isFinite ? seconds : nil
  }

  /// `1e3`, whose letter is no unit.
  private func exponent(_ text: String) -> Double? {
    guard let number = Double(text), number.isFinite else { return nil }
    return number * unit
  }
}
