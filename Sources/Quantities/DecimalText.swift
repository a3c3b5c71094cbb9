/// Decimal numbers as people write them: `8192`, `8,192`, `0.5`, `1e3`. What `Double` reads beside them, `0x10`, `nan` or
/// `+5`, is none, nor is a comma for a point, as in `1,5`.
package enum DecimalText {
  /// A finite number; nil for anything else.
  package static func real(_ text: some StringProtocol) -> Double? {
    let parts = text.lowercased().split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    guard let mantissa = parts.first.flatMap({ plain(trimmed($0)) }) else { return nil }
    var exponent = ""
    if parts.count == 2 {
      let signed = trimmed(parts[1])
      guard areDigits(["-", "+"].contains(signed.first) ? signed.dropFirst() : signed) else { return nil }
      exponent = "e" + signed
    }
    guard let number = Double(mantissa + exponent), number.isFinite else { return nil }
    return number
  }

  /// A whole number; nil for anything else, and for what no `Int` holds.
  package static func whole(_ text: some StringProtocol) -> Int? {
    let trimmed = trimmed(Substring(text))
    guard !trimmed.contains("."), let digits = plain(trimmed) else { return nil }
    return Int(digits)
  }

  /// A sign, digits and a point without what separates thousands; nil for anything else.
  private static func plain(_ text: Substring) -> String? {
    let sign = text.first == "-" ? "-" : ""
    let parts = text.dropFirst(sign.count).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let whole = first.isEmpty ? "" : ungrouped(first) else { return nil }
    guard parts.count == 2, !parts[1].isEmpty else { return whole.isEmpty ? nil : sign + whole }
    return areDigits(parts[1]) ? "\(sign)\(whole.isEmpty ? "0" : whole).\(parts[1])" : nil
  }

  /// Digits, of which each group after the first is of three.
  private static func ungrouped(_ text: Substring) -> String? {
    let groups = text.split(omittingEmptySubsequences: false) { ",_ ".contains($0) }
    guard groups.allSatisfy(areDigits), let first = groups.first else { return nil }
    guard groups.count == 1 || (first.count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }) else { return nil }
    return groups.joined()
  }

  private static func areDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return start[...end]
  }
}
