/// Numbers as people read them: the one place where quantities become text.
package enum NumberText {
  /// 8192 becomes "8,192".
  package static func grouped(_ number: some BinaryInteger) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + text
  }

  /// A decimal with a fixed number of places, rounded to the nearest: `fixed(3.14159, 2)` is "3.14".
  package static func fixed(_ number: Double, _ places: Int) -> String {
    guard number.isFinite else { return number.isNaN ? "?" : number < 0 ? "-inf" : "inf" }
    var scale = 1.0
    for _ in 0..<max(places, 0) { scale *= 10 }
    let scaled = (number.magnitude * scale).rounded()
    guard scaled < 9e15 else { return "\(number)" }
    let units = Int64(scaled)
    let sign = number < 0 && units > 0 ? "-" : ""
    guard places > 0 else { return sign + grouped(units) }
    let fraction = String(units % Int64(scale))
    let padding = String(repeating: "0", count: max(places - fraction.count, 0))
    return sign + grouped(units / Int64(scale)) + "." + padding + fraction
  }

  /// About so many significant digits, never in exponents: 1234 → "1,234", 0.01234 → "0.0123".
  package static func significant(_ number: Double, _ digits: Int = 3) -> String {
    // What no place that is written holds is nothing.
    guard number.isFinite, number.magnitude >= 5e-13 else { return fixed(number.isFinite ? 0 : number, 0) }
    var magnitude = number.magnitude
    var exponent = 0
    while magnitude >= 10, exponent < 300 {
      magnitude /= 10
      exponent += 1
    }
    while magnitude < 1, exponent > -300 {
      magnitude *= 10
      exponent -= 1
    }
    return fixed(number, min(max(digits - 1 - exponent, 0), 12))
  }

  /// Binary gibibytes with one decimal, "56.2 GiB"; small sizes in MiB or KiB.
  package static func bytes(_ count: ByteCount) -> String {
    let magnitude = Double(count.bytes).magnitude
    if magnitude >= 1_073_741_824 { return fixed(count.gibibytes, 1) + " GiB" }
    if magnitude >= 1_048_576 { return fixed(Double(count.bytes) / 1_048_576, 0) + " MiB" }
    if magnitude >= 1024 { return fixed(Double(count.bytes) / 1024, 0) + " KiB" }
    return grouped(count.bytes) + " B"
  }

  /// Decimal gigabytes, as parameters × bytes arithmetic prints them: "217 GB".
  package static func gigabytes(_ count: ByteCount) -> String {
    let value = count.gigabytes
    return (value >= 100 ? fixed(value, 0) : value >= 10 ? fixed(value, 1) : significant(value, 2)) + " GB"
  }

  /// Parameters: 108,641,793,536 → "108.6B", 22,713,216 → "22.7M".
  package static func parameters(_ count: Int64) -> String {
    let value = Double(count)
    if value >= 1e12 { return fixed(value / 1e12, 2) + "T" }
    if value >= 1e9 { return fixed(value / 1e9, value >= 1e10 ? 0 : 1) + "B" }
    if value >= 1e6 { return fixed(value / 1e6, value >= 1e8 ? 0 : 1) + "M" }
    return grouped(count)
  }

  /// Times from microseconds to hours with a fitting unit: 0.0123 → "12.3 ms".
  package static func seconds(_ value: Double) -> String { seconds(value, digits: 3) }

  /// The same to about so many significant digits.
  package static func seconds(_ value: Double, digits: Int) -> String {
    switch value.magnitude {
    case 3600...: significant(value / 3600, digits) + " h"
    case 60..<3600: significant(value / 60, digits) + " min"
    case 1..<60: significant(value, digits) + " s"
    case 1e-3..<1: significant(value * 1e3, digits) + " ms"
    default: significant(value * 1e6, digits) + " µs"
    }
  }

  /// Two numbers that differ, with as many digits more than `digits` as tell them apart; `text` writes one of them.
  package static func apart(
    _ one: Double, _ other: Double, digits: Int = 3, _ text: (Double, Int) -> String
  ) -> (String, String) {
    for digits in digits...digits + 9 {
      let pair = (text(one, digits), text(other, digits))
      if pair.0 != pair.1 { return pair }
    }
    return (text(one, digits), text(other, digits))
  }

  /// A share as a percentage: 0.0123 → "1.2 %".
  package static func percent(_ share: Double, _ places: Int = 1) -> String { fixed(share * 100, places) + " %" }
}
