/// A key of any name, to see which keys a JSON object really has.
private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension Decoder {
  /// A keyed container that rejects keys nobody reads, so that a typing error can't pass for a default.
  ///
  /// `others` are keys that the surrounding type reads from the same object.
  package func strictContainer<Key: CodingKey & CaseIterable>(
    keyedBy type: Key.Type, others: [String] = []
  ) throws -> KeyedDecodingContainer<Key> {
    let known = Key.allCases.map(\.stringValue) + others
    let all = try container(keyedBy: AnyKey.self)
    if let stranger = all.allKeys.first(where: { !known.contains($0.stringValue) }) {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: codingPath + [stranger],
          debugDescription: "unknown key \"\(stranger.stringValue)\"; expected one of \(known.sorted().listed)"))
    }
    return try container(keyedBy: type)
  }
}

extension KeyedDecodingContainer {
  /// The key's value, or the default when the key is absent or null.
  package func value<Value: Decodable>(_ key: Key, default fallback: Value) throws -> Value {
    try decodeIfPresent(Value.self, forKey: key) ?? fallback
  }

  /// A dimension or a count: a whole number from `minimum` to 2²⁴, so that products of a few stay in range.
  package func size(_ key: Key, default fallback: Int? = nil, minimum: Int = 1) throws -> Int {
    let found = try fallback.map { try value(key, default: $0) } ?? decode(Int.self, forKey: key)
    guard (minimum...ModelLimits.dimension).contains(found) else {
      throw invalid(key, "expected a whole number from \(minimum) to \(ModelLimits.dimension), found \(found)")
    }
    return found
  }

  /// A dimension or a count that may be absent.
  package func optionalSize(_ key: Key) throws -> Int? {
    try contains(key) && !decodeNil(forKey: key) ? size(key) : nil
  }

  /// A sum of parameters, from 0 to the largest model that is taken seriously.
  package func parameters(_ key: Key, default fallback: Int64? = nil) throws -> Int64 {
    let found = try fallback.map { try value(key, default: $0) } ?? decode(Int64.self, forKey: key)
    guard (0...ModelLimits.parameters).contains(found) else {
      throw invalid(key, "expected a count from 0 to \(ModelLimits.parameters), found \(found)")
    }
    return found
  }

  /// An enumeration's case by its name; the error of an unknown name lists those that exist.
  package func named<Value: RawRepresentable & CaseIterable>(
    _ key: Key, default fallback: Value? = nil
  ) throws -> Value where Value.RawValue == String {
    if let fallback, try !contains(key) || decodeNil(forKey: key) { return fallback }
    let name = try decode(String.self, forKey: key)
    guard let value = Value(rawValue: name) else {
      throw invalid(key, "unknown value \"\(name)\"; expected one of \(Value.allCases.map(\.rawValue).listed)")
    }
    return value
  }

  /// An error at a key of this container.
  package func invalid(_ key: Key, _ message: String) -> DecodingError {
    .dataCorruptedError(forKey: key, in: self, debugDescription: message)
  }
}

extension KeyedEncodingContainer {
  /// Writes a value, or nothing where it is what the key's absence stands for.
  mutating func encode<Value: Encodable & Equatable>(_ value: Value, forKey key: Key, unless fallback: Value) throws {
    if value != fallback { try encode(value, forKey: key) }
  }
}

/// The largest numbers that a model file may hold; anything beyond is a mistake, and sums of it would overflow.
package enum ModelLimits {
  package static let dimension = 1 << 24
  package static let parameters: Int64 = 1_000_000_000_000_000
}

/// A product that stops at the largest integer instead of trapping.
package func saturatingProduct(_ factors: Int...) -> Int64 {
  factors.reduce(Int64(1)) { product, factor in
    let (result, overflow) = product.multipliedReportingOverflow(by: Int64(factor))
    return overflow ? .max : result
  }
}

extension Sequence<Int64> {
  /// A sum that stops at the largest integer instead of trapping.
  package func saturatingSum() -> Int64 {
    reduce(0) { sum, term in
      let (result, overflow) = sum.addingReportingOverflow(term)
      return overflow ? .max : result
    }
  }
}

extension [String] {
  /// The names in quotes, with commas between.
  fileprivate var listed: String { map { "\"\($0)\"" }.joined(separator: ", ") }
}
