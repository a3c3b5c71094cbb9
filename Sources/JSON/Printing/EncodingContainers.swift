struct JSONKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let object: DraftObject
  let encoder: NodeEncoder

  var codingPath: [any CodingKey] { encoder.codingPath }

  mutating func encodeNil(forKey key: Key) { object.set(.value(.null), forKey: key.stringValue) }

  mutating func encode(_ value: Bool, forKey key: Key) {
    object.set(.value(.bool(value)), forKey: key.stringValue)
  }

  mutating func encode(_ value: String, forKey key: Key) {
    object.set(.value(.string(value)), forKey: key.stringValue)
  }

  mutating func encode(_ value: Int, forKey key: Key) {
    object.set(.value(.integer(Int64(value))), forKey: key.stringValue)
  }

  mutating func encode(_ value: Double, forKey key: Key) throws {
    object.set(try encoder.real(value, key: key), forKey: key.stringValue)
  }

  /// A value that encodes nothing leaves its key out.
  mutating func encode(_ value: some Encodable, forKey key: Key) throws {
    let inner = NodeEncoder(parent: encoder, key: key)
    try inner.encode(value)
    if let draft = inner.draft { object.set(draft, forKey: key.stringValue) }
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    inner(key: key, name: key.stringValue).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    inner(key: key, name: key.stringValue).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { inner(key: nil, name: "super") }

  mutating func superEncoder(forKey key: Key) -> any Encoder { inner(key: key, name: key.stringValue) }

  /// An encoder that may be used later: what it encodes arrives then.
  private func inner(key: Key?, name: String) -> NodeEncoder {
    NodeEncoder(parent: encoder, key: key) { [object] in object.set($0, forKey: name) }
  }
}

struct JSONUnkeyedContainer: UnkeyedEncodingContainer {
  let array: DraftArray
  let encoder: NodeEncoder

  var codingPath: [any CodingKey] { encoder.codingPath }
  var count: Int { array.elements.count }

  mutating func encodeNil() { array.elements.append(.value(.null)) }

  mutating func encode(_ value: Bool) { array.elements.append(.value(.bool(value))) }

  mutating func encode(_ value: some Encodable) throws { try inner().encode(value) }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    inner().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { inner().unkeyedContainer() }

  mutating func superEncoder() -> any Encoder { inner() }

  /// The encoder of the next place; a value that encodes nothing leaves an empty object there.
  private func inner() -> NodeEncoder {
    let place = array.elements.count
    array.elements.append(.object(DraftObject()))
    return NodeEncoder(parent: encoder, key: JSONIndex(place)) { [array] in array.elements[place] = $0 }
  }
}

struct JSONSingleValueContainer: SingleValueEncodingContainer {
  let encoder: NodeEncoder

  var codingPath: [any CodingKey] { encoder.codingPath }

  mutating func encodeNil() { encoder.store(.value(.null)) }
  mutating func encode(_ value: Bool) { encoder.store(.value(.bool(value))) }
  mutating func encode(_ value: String) { encoder.store(.value(.string(value))) }
  mutating func encode(_ value: Double) throws { encoder.store(try encoder.real(value)) }
  mutating func encode(_ value: Float) throws {
    // Through its own shortest digits, since 0.1 as a float is 0.10000000149011612 as a double.
    try encode(Double(value.description) ?? Double(value))
  }
  mutating func encode(_ value: Int) { encoder.store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: Int8) { encoder.store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: Int16) { encoder.store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: Int32) { encoder.store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: Int64) { encoder.store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: UInt) { encoder.store(.value(.whole(UInt64(value)))) }
  mutating func encode(_ value: UInt8) { encoder.store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: UInt16) { encoder.store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: UInt32) { encoder.store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: UInt64) { encoder.store(.value(.whole(UInt64(value)))) }
  mutating func encode(_ value: some Encodable) throws { try encoder.encode(value) }
}
