import Domain

/// An option that may be left to the planner, or taken back to it.
enum Choice<Value: Sendable>: Sendable {
  case automatic
  case value(Value)

  var value: Value? {
    switch self {
    case .automatic: nil
    case .value(let value): value
    }
  }
}

/// Reads numbers and names of options; what it throws names the allowed range.
enum ArgumentReader {
  /// Why a value was refused, told after the option's name.
  struct Refusal: Error, CustomStringConvertible {
    let description: String
  }

  static func whole(_ range: ClosedRange<Int>) -> @Sendable (String) throws -> Int {
    { text in
      guard let number = Int(text), range.contains(number) else {
        throw Refusal(description: "expected \(words(range))")
      }
      return number
    }
  }

  /// A number above 0 and up to 100, with or without its sign.
  static func percentage(_ text: String) throws -> Double {
    let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
    guard let number = Double(digits), number > 0, number <= 100 else {
      throw Refusal(description: "expected a percentage above 0 and up to 100, such as 5%")
    }
    return number
  }

  static func wholeOrAutomatic(_ range: ClosedRange<Int>) -> @Sendable (String) throws -> Choice<Int> {
    { text in
      if text == automaticWord { return .automatic }
      guard let number = Int(text), range.contains(number) else {
        throw Refusal(description: "expected \(words(range)), or \(automaticWord)")
      }
      return .value(number)
    }
  }

  /// A positive number of some unit, or `none` for no limit.
  static func limit(upTo largest: Double, unit: String) -> @Sendable (String) throws -> Choice<Double> {
    { text in
      if text == noneWord { return .automatic }
      guard let number = Double(text), number > 0, number <= largest else {
        throw Refusal(description: "expected \(unit) above 0 and up to \(Int(largest)), or \(noneWord)")
      }
      return .value(number)
    }
  }

  static func keyValueCache(_ text: String) throws -> Choice<KeyValueCacheFormat> {
    if text == automaticWord { return .automatic }
    guard let format = KeyValueCacheFormat(rawValue: text.lowercased()) else {
      let known = KeyValueCacheFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw Refusal(description: "expected \(known), or \(automaticWord)")
    }
    return .value(format)
  }

  /// An id that the catalogs resolve later.
  static func nameOrAutomatic(_ text: String) throws -> Choice<String> {
    text == automaticWord ? .automatic : .value(text)
  }

  static let automaticWord = "auto"
  static let noneWord = "none"

  private static func words(_ range: ClosedRange<Int>) -> String {
    "a whole number from \(range.lowerBound) to \(range.upperBound)"
  }
}
