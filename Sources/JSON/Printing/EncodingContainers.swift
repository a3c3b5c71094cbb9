struct JSONKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let object: DraftObject
  let codingPath: [any CodingKey]

  mutating func encodeNil(forKey key: Key) { object.set(.value(.null), forKey: key.stringValue) }

  mutating func encode(_ value: Bool, forKey key: Key) {
    object.set(.value(.bool(value)), forKey: key.stringValue)
  }

  mutating func encode(_ value: some Encodable, forKey key: Key) throws {
    let object = object
    try NodeEncoder.encode(value, path: codingPath + [key]) { object.set($0, forKey: key.stringValue) }
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    encoder(forKey: key).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder(forKey: key).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { encoder(at: "super", path: codingPath) }

  mutating func superEncoder(forKey key: Key) -> any Encoder { encoder(forKey: key) }

  private func encoder(forKey key: Key) -> NodeEncoder { encoder(at: key.stringValue, path: codingPath + [key]) }

  private func encoder(at name: String, path: [any CodingKey]) -> NodeEncoder {
    let object = object
    return NodeEncoder(codingPath: path) { object.set($0, forKey: name) }
  }
}

struct JSONUnkeyedContainer: UnkeyedEncodingContainer {
  let array: DraftArray
  let codingPath: [any CodingKey]
  var count: Int { array.elements.count }

  mutating func encodeNil() { array.elements.append(.value(.null)) }

  mutating func encode(_ value: Bool) { array.elements.append(.value(.bool(value))) }

  mutating func encode(_ value: some Encodable) throws {
    let place = reserve()
    try NodeEncoder.encode(value, path: codingPath + [place]) { [array] in array.elements[place.index] = $0 }
  }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    encoder().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }

  mutating func superEncoder() -> any Encoder { encoder() }

  private func encoder() -> NodeEncoder {
    let place = reserve()
    return NodeEncoder(codingPath: codingPath + [place]) { [array] in array.elements[place.index] = $0 }
  }

  /// Takes the next place; a value that encodes nothing leaves an empty object there.
  private func reserve() -> JSONIndex {
    array.elements.append(.object(DraftObject()))
    return JSONIndex(array.elements.count - 1)
  }
}

struct JSONSingleValueContainer: SingleValueEncodingContainer {
  let store: (JSONDraft) -> Void
  let codingPath: [any CodingKey]

  mutating func encodeNil() { store(.value(.null)) }
  mutating func encode(_ value: Bool) { store(.value(.bool(value))) }
  mutating func encode(_ value: String) { store(.value(.string(value))) }
  mutating func encode(_ value: Double) throws { store(try NodeEncoder.real(value, path: codingPath)) }
  mutating func encode(_ value: Float) throws {
    // Through its own shortest digits, since 0.1 as a float is 0.10000000149011612 as a double.
    try encode(Double(value.description) ?? Double(value))
  }
  mutating func encode(_ value: Int) { store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: Int8) { store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: Int16) { store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: Int32) { store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: Int64) { store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: UInt) { store(.value(.whole(UInt64(value)))) }
  mutating func encode(_ value: UInt8) { store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: UInt16) { store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: UInt32) { store(.value(.integer(Int64(value)))) }
  mutating func encode(_ value: UInt64) { store(.value(.whole(UInt64(value)))) }
  mutating func encode(_ value: some Encodable) throws {
    try NodeEncoder.encode(value, path: codingPath, store: store)
  }
}
