extension JSONParser {
  mutating func number() throws(JSONSyntaxError) -> JSONNode.Value {
    let start = index
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let first = index
    let magnitude = wholeDigits()
    let length = index - first
    guard length > 0, length == 1 || bytes[first] != UInt8(ascii: "0") else {
      index = start
      throw error(.noValue)
    }
    let hasFraction = try fraction()
    let hasExponent = try exponent()
    if !hasFraction, !hasExponent, let magnitude, let whole = Self.whole(magnitude, isNegative: isNegative) {
      return whole
    }
    return try real(start..<index)
  }

  /// The number, where it fits into 64 bits; -0 is left to the reals, which know it.
  private static func whole(_ magnitude: UInt64, isNegative: Bool) -> JSONNode.Value? {
    guard isNegative else { return .whole(magnitude) }
    guard 1...Int64.min.magnitude ~= magnitude else { return nil }
    return .integer(Int64(truncatingIfNeeded: 0 &- magnitude))
  }

  /// Skips digits, and gives their number; nil where it takes more than 64 bits.
  private mutating func wholeDigits() -> UInt64? {
    var number: UInt64? = 0
    while index < bytes.count, 0x30...0x39 ~= bytes[index] {
      if let known = number {
        let (tens, overflow) = known.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tens.addingReportingOverflow(UInt64(bytes[index] &- 0x30))
        number = overflow || carry ? nil : sum
      }
      index += 1
    }
    return number
  }

  private mutating func fraction() throws(JSONSyntaxError) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: ".") else { return false }
    index += 1
    try digits(.fraction)
    return true
  }

  private mutating func exponent() throws(JSONSyntaxError) -> Bool {
    guard index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") else { return false }
    index += 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") { index += 1 }
    try digits(.exponent)
    return true
  }

  private mutating func digits(_ fault: JSONSyntaxError.Fault) throws(JSONSyntaxError) {
    let start = index
    while index < bytes.count, 0x30...0x39 ~= bytes[index] { index += 1 }
    guard index > start else { throw error(fault) }
  }

  private func real(_ range: Range<Int>) throws(JSONSyntaxError) -> JSONNode.Value {
    let text = String(decoding: bytes[range], as: UTF8.self)
    guard range.count <= rules.maximumNumberLength, let real = Double(text), real.isFinite else {
      let found = text.count > 40 ? text.prefix(37) + "..." : text
      throw JSONSyntaxError(fault: .numberRange(found), offset: range.lowerBound, found: found)
    }
    return .real(real)
  }
}
