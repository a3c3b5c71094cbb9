import Quantities

extension NumberText {
  /// Like `significant`, but in exponents where zeros or digits without meaning would hide the number:
  /// 0.0000123 → "1.23e-5", 2.5e20 → "2.50e20".
  package static func scientific(_ number: Double, _ digits: Int = 3) -> String {
    guard number.isFinite, number != 0, !(1e-3..<largestWritten).contains(number.magnitude) else {
      return significant(number, digits)
    }
    var mantissa = number
    var exponent = 0
    // Rounding may carry into a new digit, so what will be printed decides: 9.996 with three digits is 10.0.
    while fixed(mantissa.magnitude, max(digits - 1, 0)).hasPrefix("0") {
      mantissa *= 10
      exponent -= 1
    }
    while mantissa.magnitude >= 10 || fixed(mantissa.magnitude, max(digits - 1, 0)).hasPrefix("10") {
      mantissa /= 10
      exponent += 1
    }
    return fixed(mantissa, max(digits - 1, 0)) + "e" + String(exponent)
  }

  /// From here on a number is written with its exponent: doubles tell whole numbers apart up to about here.
  private static let largestWritten = 1e15
}
