/// Reads numbers as people write them: `8192`, `8,192`, `8_192`, `8k`, `1M`.
package struct NumberReader: Sendable, Hashable {
  /// What `k` stands for: 1,024 for tokens, whose lengths are powers of two, and 1,000 for all else.
  private let thousand: Int

  package static let binary = NumberReader(thousand: 1024)
  package static let decimal = NumberReader(thousand: 1000)

  /// A whole number; nil for anything else, and for what no `Int` holds.
  package func whole(_ text: String) -> Int? {
    let (digits, factor) = split(text)
    let body = digits.hasPrefix("-") ? digits.dropFirst() : digits[...]
    guard !body.isEmpty, body.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(digits) else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }

  /// A finite number; nil for anything else.
  package func real(_ text: String) -> Double? {
    let (digits, factor) = split(text)
    guard let number = Double(digits) else { return nil }
    let product = number * Double(factor)
    return product.isFinite ? product : nil
  }

  /// The text without separators and suffix, and what the suffix multiplies by.
  private func split(_ text: String) -> (digits: String, factor: Int) {
    var digits = text.lowercased().filter { !$0.isWhitespace && $0 != "," && $0 != "_" }
    let factor = digits.hasSuffix("k") ? thousand : digits.hasSuffix("m") ? thousand * thousand : 1
    if factor > 1 { digits.removeLast() }
    return (digits, factor)
  }
}
