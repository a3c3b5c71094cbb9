/// Decodes types from parsed nodes; every failure tells place, expectation and finding.
///
/// Foundation's decoder reads a few megabytes a second, knows no line numbers and skips unknown keys in silence.
/// A class, since decoders are handed on as existentials and keep the one around them for their path.
final class NodeDecoder: Decoder {
  let node: JSONNode
  let log: ReadLog
  private let parent: NodeDecoder?
  private let key: (any CodingKey)?

  init(node: JSONNode, log: ReadLog, parent: NodeDecoder? = nil, key: (any CodingKey)? = nil) {
    self.node = node
    self.log = log
    self.parent = parent
    self.key = key
  }

  /// Put together when it is asked for, which only errors do.
  var codingPath: [any CodingKey] {
    var path = parent?.codingPath ?? []
    if let key { path.append(key) }
    return path
  }

  var userInfo: [CodingUserInfoKey: Any] { log.userInfo }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = node.value else { throw mismatch("an object in braces") }
    let record = log.record(of: members, at: node.offset)
    return KeyedDecodingContainer(KeyedNodes<Key>(record: record, decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let items) = node.value else { throw mismatch("an array in brackets") }
    return NodeList(items: items, decoder: self)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

  /// Decodes a value, and lists the choices where it is none of an enumeration's.
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    do {
      return try Value(from: self)
    } catch let error as DecodingError {
      guard case .dataCorrupted(let context) = error, context.codingPath.count == codingPath.count,
        let choices = Self.choices(of: type)
      else { throw error }
      throw mismatch("one of \(choices)")
    }
  }

  func mismatch(_ expected: String) -> DecodingProblem {
    DecodingProblem(
      .value, offset: node.offset, keyPath: DecodingProblem.path(codingPath), expected: expected, found: node.summary)
  }

  private static func choices(of type: any Any.Type) -> String? {
    guard let type = type as? any CaseIterable.Type else { return nil }
    func names<Choice: CaseIterable>(_ type: Choice.Type) -> [String] {
      type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
    }
    let names = names(type)
    return names.isEmpty ? nil : names.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension NodeDecoder: SingleValueDecodingContainer {
  func decodeNil() -> Bool { node.isNull }

  func decode(_ type: Bool.Type) throws -> Bool {
    guard let flag = node.bool else { throw mismatch("true or false") }
    return flag
  }

  func decode(_ type: String.Type) throws -> String {
    guard let text = node.string else { throw mismatch("text in quotes") }
    return text
  }

  func decode(_ type: Double.Type) throws -> Double {
    guard let number = node.number else { throw mismatch("a number") }
    return number
  }

  func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
  func decode(_ type: Int.Type) throws -> Int { try integer() }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
  func decode(_ type: UInt.Type) throws -> UInt { try integer() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }

  private func integer<Number: FixedWidthInteger>() throws -> Number {
    let number: Number? =
      switch node.value {
      case .integer(let value): Number(exactly: value)
      case .unsigned(let value): Number(exactly: value)
      case .real(let value): Number(exactly: value)  // 8e10 is a whole number too
      default: nil
      }
    guard let number else { throw mismatch(Number.isSigned ? "a whole number" : "a whole number, not negative") }
    return number
  }
}
