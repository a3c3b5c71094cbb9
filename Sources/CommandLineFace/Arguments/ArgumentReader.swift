import Domain

/// Reads numbers and names of options; what it throws names the allowed range.
enum ArgumentReader {
  /// Why a value was refused, told after the option's name.
  struct Refusal: Error, CustomStringConvertible {
    let description: String
  }

  static func whole(_ range: ClosedRange<Int>) -> @Sendable (String) throws -> Int {
    { text in
      guard let number = NumberReader.decimal.whole(text), range.contains(number) else {
        throw Refusal(description: "expected \(words(range))")
      }
      return number
    }
  }

  /// A number above 0 and up to 100, with or without its sign.
  static func percentage(_ text: String) throws -> Double {
    guard let number = NumberReader.decimal.percent(text), number > 0, number <= 100 else {
      throw Refusal(description: "expected a percentage above 0 and up to 100, such as 5%")
    }
    return number
  }

  private static func words(_ range: ClosedRange<Int>) -> String {
    "a whole number from \(range.lowerBound) to \(range.upperBound)"
  }
}
