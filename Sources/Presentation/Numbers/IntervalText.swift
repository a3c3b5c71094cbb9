import Quantities

/// Estimates as people read them: the likely value, its unit, and the range in brackets.
package enum IntervalText {
  /// Times in one unit that fits the likely value: "24.1 ms (20.5–27.7)".
  package static func seconds(_ interval: Interval) -> String {
    let unit = TimeUnit(fitting: interval.likely)
    return withRange(interval.map { $0 / unit.seconds }, unit: " " + unit.name)
  }

  /// Rates: "1,230 tokens/s (1,040–1,410)".
  package static func rate(_ interval: Interval, unit: String) -> String { withRange(interval, unit: " " + unit) }

  /// Shares of one as percentages: "99.2 % (98.5–99.8)".
  package static func percent(_ interval: Interval) -> String { withRange(interval.map { $0 * 100 }, unit: " %") }

  /// Changes as percentages with a sign: "+1.2 % (0.60–2.5)".
  package static func change(_ interval: Interval) -> String {
    (interval.likely > 0 ? "+" : "") + withRange(interval.map { $0 * 100 }, unit: " %", digits: 2)
  }

  /// Plain numbers with two significant digits: "0.0071 (0.0065–0.0078)".
  package static func plain(_ interval: Interval) -> String { withRange(interval, unit: "", digits: 2) }

  /// Money: "$120.00 ($104.00–$141.00)".
  package static func dollars(_ interval: Interval) -> String {
    let likely = NumberText.dollars(interval.likely)
    let bounds = [interval.low, interval.high].map(NumberText.dollars)
    return bounds.allSatisfy { $0 == likely } ? likely : "\(likely) (\(bounds.joined(separator: "–")))"
  }

  /// The bounds alone, "98.5–99.8"; one number where they print alike.
  package static func bounds(_ interval: Interval, digits: Int = 3) -> String {
    let low = NumberText.significant(interval.low, digits)
    let high = NumberText.significant(interval.high, digits)
    if low == high { return low }
    return interval.low < 0 ? low + " to " + high : low + "–" + high
  }

  private static func withRange(_ interval: Interval, unit: String, digits: Int = 3) -> String {
    let likely = NumberText.significant(interval.likely, digits)
    let range = bounds(interval, digits: digits)
    return likely + unit + (range == likely ? "" : " (" + range + ")")
  }
}

/// A unit of time that keeps numbers short.
private struct TimeUnit {
  let seconds: Double
  let name: String

  init(fitting value: Double) {
    switch value.magnitude {
    case 3600...: (seconds, name) = (3600, "h")
    case 60..<3600: (seconds, name) = (60, "min")
    case 1..<60: (seconds, name) = (1, "s")
    case 1e-3..<1: (seconds, name) = (1e-3, "ms")
    case 0: (seconds, name) = (1, "s")
    default: (seconds, name) = (1e-6, "µs")
    }
  }
}
