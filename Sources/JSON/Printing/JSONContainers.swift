struct JSONKeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let object: JSONMembers
  let codingPath: [any CodingKey]

  mutating func encodeNil(forKey key: Key) { object.set(.null, forKey: key.stringValue) }

  mutating func encode(_ value: Bool, forKey key: Key) {
    object.set(.scalar(value ? "true" : "false"), forKey: key.stringValue)
  }

  mutating func encode(_ value: some Encodable, forKey key: Key) throws {
    let object = object
    try JSONTreeEncoder.encode(value, path: codingPath + [key]) { object.set($0, forKey: key.stringValue) }
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

  private func encoder(forKey key: Key) -> JSONTreeEncoder { encoder(at: key.stringValue, path: codingPath + [key]) }

  private func encoder(at name: String, path: [any CodingKey]) -> JSONTreeEncoder {
    let object = object
    return JSONTreeEncoder(codingPath: path) { object.set($0, forKey: name) }
  }
}

struct JSONUnkeyedContainer: UnkeyedEncodingContainer {
  let array: JSONArray
  let codingPath: [any CodingKey]
  var count: Int { array.elements.count }

  mutating func encodeNil() { array.elements.append(.null) }

  mutating func encode(_ value: Bool) { array.elements.append(.scalar(value ? "true" : "false")) }

  mutating func encode(_ value: some Encodable) throws {
    let place = reserve()
    try JSONTreeEncoder.encode(value, path: codingPath + [place]) { [array] in array.elements[place.index] = $0 }
  }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    encoder().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder().unkeyedContainer() }

  mutating func superEncoder() -> any Encoder { encoder() }

  private func encoder() -> JSONTreeEncoder {
    let place = reserve()
    return JSONTreeEncoder(codingPath: codingPath + [place]) { [array] in array.elements[place.index] = $0 }
  }

  /// Takes the next place; a value that encodes nothing leaves an empty object there.
  private func reserve() -> JSONIndex {
    array.elements.append(.object(JSONMembers()))
    return JSONIndex(array.elements.count - 1)
  }
}

struct JSONSingleValueContainer: SingleValueEncodingContainer {
  let store: (JSONTree) -> Void
  let codingPath: [any CodingKey]

  mutating func encodeNil() { store(.null) }
  mutating func encode(_ value: Bool) { store(.scalar(value ? "true" : "false")) }
  mutating func encode(_ value: String) { store(.scalar(JSONText.quoted(value))) }
  mutating func encode(_ value: Double) throws { store(try JSONTreeEncoder.scalar(value, path: codingPath)) }
  mutating func encode(_ value: Float) throws { store(try JSONTreeEncoder.scalar(value, path: codingPath)) }
  mutating func encode(_ value: Int) { store(.scalar(String(value))) }
  mutating func encode(_ value: Int8) { store(.scalar(String(value))) }
  mutating func encode(_ value: Int16) { store(.scalar(String(value))) }
  mutating func encode(_ value: Int32) { store(.scalar(String(value))) }
  mutating func encode(_ value: Int64) { store(.scalar(String(value))) }
  mutating func encode(_ value: UInt) { store(.scalar(String(value))) }
  mutating func encode(_ value: UInt8) { store(.scalar(String(value))) }
  mutating func encode(_ value: UInt16) { store(.scalar(String(value))) }
  mutating func encode(_ value: UInt32) { store(.scalar(String(value))) }
  mutating func encode(_ value: UInt64) { store(.scalar(String(value))) }
  mutating func encode(_ value: some Encodable) throws {
    try JSONTreeEncoder.encode(value, path: codingPath, store: store)
  }
}
