import Quantities

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
    let lowered = text.lowercased()
    let digits = lowered.prefix { !$0.isLetter && $0 != "µ" }
    let suffix = lowered.dropFirst(digits.count).filter { !$0.isWhitespace }
    // The letter of `1e3` is no unit.
    guard let factor = suffix.isEmpty ? unit : Self.units[suffix] else {
      return DecimalText.real(lowered).map { $0 * unit }
    }
    guard let seconds = DecimalText.real(digits).map({ $0 * factor }), seconds.isFinite else { return nil }
    return seconds
  }
}
