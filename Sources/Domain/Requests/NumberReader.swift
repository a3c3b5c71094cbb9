import Quantities

/// Reads numbers as people write them: `8192`, `8,192`, `8_192`, `8k`, `1M`.
package struct NumberReader: Sendable, Hashable {
  /// What `k` stands for: 1,024 for tokens, whose lengths are powers of two, and 1,000 for all else.
  private let thousand: Int

  package static let binary = NumberReader(thousand: 1024)
  package static let decimal = NumberReader(thousand: 1000)

  /// A whole number; nil for anything else, and for what no `Int` holds.
  package func whole(_ text: String) -> Int? {
    let (digits, factor) = split(text)
    guard let number = DecimalText.whole(digits) else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }

  /// A finite number; nil for anything else.
  package func real(_ text: String) -> Double? {
    let (digits, factor) = split(text)
    guard let number = DecimalText.real(digits) else { return nil }
    let product = number * Double(factor)
    return product.isFinite ? product : nil
  }

  /// The same, where a percent sign may follow and stands for nothing: `5%` is 5.
  package func percent(_ text: String) -> Double? { real(text.hasSuffix("%") ? String(text.dropLast()) : text) }

  /// The same, where a dollar sign may come first.
  package func dollars(_ text: String) -> Double? { real(text.hasPrefix("$") ? String(text.dropFirst()) : text) }

  /// The text without its suffix, and what the suffix multiplies by.
  private func split(_ text: String) -> (digits: Substring, factor: Int) {
    let lowered = text.lowercased()
    guard let last = lowered.lastIndex(where: { !$0.isWhitespace }) else { return ("", 1) }
    return switch lowered[last] {
    case "k": (lowered[..<last], thousand)
    case "m": (lowered[..<last], thousand * thousand)
    default: (lowered[...], 1)
    }
  }
}
