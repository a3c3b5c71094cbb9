extension RequestField.Content {
  /// A whole number within a range.
  static func whole(_ path: RequestField.Path<Int>, _ range: ClosedRange<Int>, _ reader: NumberReader) -> Self {
    value(
      path, expected: words(range), range: range, read: { reader.whole($0) }, text: { String($0) },
      isValid: { range.contains($0) })
  }

  /// A whole number within a range, left out where it follows from something else.
  static func wholeOrFollowing(
    _ path: RequestField.Path<Int?>, _ range: ClosedRange<Int>, _ reader: NumberReader
  ) -> Self {
    optional(
      path, absent: nil, expected: words(range), range: range, read: { reader.whole($0) }, text: { String($0) },
      isValid: { range.contains($0) })
  }

  /// A whole number within a range, or the planner's choice.
  static func wholeOrAutomatic(
    _ path: RequestField.Path<Int?>, _ range: ClosedRange<Int>, _ reader: NumberReader
  ) -> Self {
    optional(
      path, absent: RequestField.automatic, expected: words(range), range: range, read: { reader.whole($0) },
      text: { String($0) }, isValid: { range.contains($0) })
  }

  /// Accelerators, or hosts where some are named; another request's accelerators are kept, in whole hosts.
  static func hosts(_ range: ClosedRange<Int>) -> Self {
    var content = wholeOrAutomatic(\.askedCount, range, .decimal)
    content.copy = { earlier, request in request.count = earlier.count.map(request.wholeHosts) }
    return content
  }

  /// The least limit: what is divided by a smaller one is soon more than a number holds.
  private static let leastLimit = 1e-15

  /// A limit above 0, or none.
  static func limit(_ path: RequestField.Path<Double?>, upTo largest: Double, _ unit: String) -> Self {
    optional(
      path, absent: RequestField.unlimited, expected: "\(unit) from 1e-15 to \(Int(largest))",
      read: { NumberReader.decimal.dollars($0) }, text: { plain($0) },
      isValid: { $0 >= leastLimit && $0 <= largest })
  }

  /// A whole number within a range, or none.
  static func wholeOrNone(
    _ path: RequestField.Path<Int?>, _ range: ClosedRange<Int>, _ reader: NumberReader
  ) -> Self {
    optional(
      path, absent: RequestField.unlimited, expected: words(range), range: range, read: { reader.whole($0) },
      text: { String($0) }, isValid: { range.contains($0) })
  }

  /// A number within a range.
  static func number(_ path: RequestField.Path<Double>, _ range: ClosedRange<Double>, _ what: String) -> Self {
    value(
      path, expected: "\(what), from \(plain(range.lowerBound)) to \(plain(range.upperBound))",
      read: { NumberReader.decimal.real($0) }, text: { plain($0) }, isValid: { range.contains($0) })
  }

  /// A share, 0.9 or 90%, or the planner's choice.
  static func share(_ path: RequestField.Path<Double?>, _ range: ClosedRange<Double>) -> Self {
    optional(
      path, absent: RequestField.automatic,
      expected: "a share from \(plain(range.lowerBound)) to \(plain(range.upperBound)), or in percent",
      read: { text in
        NumberReader.decimal.percent(text).map { text.hasSuffix("%") ? $0 / 100 : $0 }
      }, text: { plain($0) }, isValid: { range.contains($0) })
  }

  /// A name, for the catalogs to resolve.
  static func name(_ path: RequestField.Path<String>) -> Self {
    value(path, expected: "a name", read: { $0 }, text: { $0 })
  }

  static func nameOrAutomatic(_ path: RequestField.Path<String?>) -> Self {
    optional(path, absent: RequestField.automatic, expected: "a name", read: { $0 }, text: { $0 })
  }

  /// A path that may be missing.
  static func file(_ path: RequestField.Path<String?>) -> Self {
    optional(path, absent: nil, expected: "a path", read: { $0 }, text: { $0 })
  }

  /// One of a few words.
  static func choice<Value>(_ path: RequestField.Path<Value>) -> Self
  where Value: RawRepresentable<String> & CaseIterable & Sendable {
    let words = Value.allCases.map(\.rawValue)
    return value(
      path, expected: words.joined(separator: ", "), words: words, read: { Value(rawValue: $0.lowercased()) },
      text: { $0.rawValue })
  }

  /// One of a few words, or none of them; `absent` is the word for that.
  static func choice<Value>(_ path: RequestField.Path<Value?>, or absent: String?) -> Self
  where Value: RawRepresentable<String> & CaseIterable & Sendable {
    let words = Value.allCases.map(\.rawValue)
    return optional(
      path, absent: absent, expected: words.joined(separator: ", "), words: words,
      read: { Value(rawValue: $0.lowercased()) }, text: { $0.rawValue })
  }

  private static func words(_ range: ClosedRange<Int>) -> String {
    "a whole number from \(range.lowerBound) to \(range.upperBound)"
  }

  /// Without a fraction where there is none.
  static func plain(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : "\(value)"
  }
}
