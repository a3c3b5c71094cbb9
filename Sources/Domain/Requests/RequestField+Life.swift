extension RequestField.Content {
  /// A span of months, or none: `12mo`, `3y`, `90d`, or a bare number of months.
  static func horizon(_ path: RequestField.Path<Double?>) -> Self {
    optional(
      path, absent: RequestField.unlimited,
      expected: "a time from 1 s to 1200 months, in months or with its unit (12mo, 3y, 90d)",
      read: { DurationReader.months.read($0) }, text: { span($0) }, isValid: { horizons.contains($0) })
  }

  /// A span of years, or none: `3y`, `18mo`, or a bare number of years.
  static func years(_ path: RequestField.Path<Double?>) -> Self {
    optional(
      path, absent: RequestField.unlimited,
      expected: "a time from 1 s to 100 years, in years or with its unit (3y, 18mo)",
      read: { DurationReader.years.read($0) }, text: { span($0) }, isValid: { horizons.contains($0) })
  }

  /// From a second to a hundred years.
  private static let horizons = 1...1200 * DurationReader.secondsPerMonth

  /// In the largest of months, days and seconds that gives a whole number.
  private static func span(_ seconds: Double) -> String {
    for (unit, name) in [(DurationReader.secondsPerMonth, "mo"), (86_400, "d")]
    where (seconds / unit).rounded() * unit == seconds {
      return plain(seconds / unit) + name
    }
    return plain(seconds) + "s"
  }

  /// Several of a few words by commas, or none of them.
  static func list<Value>(_ path: RequestField.Path<[Value]>) -> Self
  where Value: RawRepresentable<String> & CaseIterable & Sendable & Equatable {
    let words = Value.allCases.map(\.rawValue)
    return value(
      path, expected: "some of \(words.joined(separator: ", ")) by commas, or \(RequestField.unlimited)",
      read: { listed($0) },
      text: { $0.isEmpty ? RequestField.unlimited : $0.map(\.rawValue).joined(separator: ",") })
  }

  /// Each word once, in the order of all cases; nil where one of them is no case.
  private static func listed<Value>(_ typed: String) -> [Value]?
  where Value: RawRepresentable<String> & CaseIterable & Equatable {
    let lowered = typed.lowercased().filter { !$0.isWhitespace }
    if lowered == RequestField.unlimited { return [] }
    let named = lowered.split(separator: ",").map { Value(rawValue: String($0)) }
    guard !named.isEmpty, named.allSatisfy({ $0 != nil }) else { return nil }
    return Value.allCases.filter { named.contains($0) }
  }

  /// A number of LoRA adapters and their rank: `8`, `8:64`; 0 for none.
  static func adapters(_ count: RequestField.Path<Int>, rank: RequestField.Path<Int>) -> Self {
    Self(
      expected: "a whole number from 0 to \(mostAdapters), with a rank from 1 to \(highestRank) for other than "
        + "\(PlanRequest.usualAdapterRank) (8:64)",
      read: { typed in
        let parts = typed.split(separator: ":", omittingEmptySubsequences: false)
          .map { NumberReader.decimal.whole(String($0)) }
        guard (1...2).contains(parts.count), let number = parts[0],
          let width = parts.count == 2 ? parts[1] : PlanRequest.usualAdapterRank, areAdapters(number, width)
        else { return nil }
        return { ($0[keyPath: count], $0[keyPath: rank]) = (number, width) }
      },
      text: { request in
        let (number, width) = (request[keyPath: count], request[keyPath: rank])
        return width == PlanRequest.usualAdapterRank ? String(number) : "\(number):\(width)"
      }, isValid: { areAdapters($0[keyPath: count], $0[keyPath: rank]) },
      copy: {
        $1[keyPath: count] = $0[keyPath: count]
        $1[keyPath: rank] = $0[keyPath: rank]
      })
  }

  private static let mostAdapters = 100_000
  private static let highestRank = 4096

  private static func areAdapters(_ count: Int, _ rank: Int) -> Bool {
    (0...mostAdapters).contains(count) && (1...highestRank).contains(rank)
  }

  /// Dollars per million tokens that go in and come out, or one number for both, or none: `0.5:1.5`, `$2`.
  static func prices(input: RequestField.Path<Double?>, output: RequestField.Path<Double?>) -> Self {
    Self(
      expected: "dollars per million tokens in and out, each from 0 to 1000000 and not both 0 (0.5:1.5), one number "
        + "for both, or \(RequestField.unlimited)",
      read: { typed in
        guard let prices = readPrices(typed) else { return nil }
        return { ($0[keyPath: input], $0[keyPath: output]) = prices }
      },
      text: { request in
        let (first, second) = (request[keyPath: input], request[keyPath: output])
        if first == nil, second == nil { return RequestField.unlimited }
        guard let first, let second else { return [first, second].map { $0.map(plain) ?? "" }.joined(separator: ":") }
        return first == second ? plain(first) : "\(plain(first)):\(plain(second))"
      },
      isValid: { request in
        guard let first = request[keyPath: input], let second = request[keyPath: output] else {
          return request[keyPath: input] == nil && request[keyPath: output] == nil
        }
        return arePrices(first, second)
      },
      copy: {
        $1[keyPath: input] = $0[keyPath: input]
        $1[keyPath: output] = $0[keyPath: output]
      })
  }

  private static func readPrices(_ typed: String) -> (Double?, Double?)? {
    if typed.lowercased() == RequestField.unlimited { return (nil, nil) }
    let parts = typed.split(separator: ":", omittingEmptySubsequences: false).map {
      NumberReader.decimal.dollars(String($0))
    }
    guard (1...2).contains(parts.count), let first = parts[0], let second = parts[parts.count - 1],
      arePrices(first, second)
    else { return nil }
    return (first, second)
  }

  private static func arePrices(_ first: Double, _ second: Double) -> Bool {
    first >= 0 && second >= 0 && max(first, second) > 0 && max(first, second) <= 1e6
  }
}
