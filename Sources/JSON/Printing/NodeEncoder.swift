/// Builds a node from what a value encodes, in the order in which it encodes it.
///
/// A class, since encoders are handed on as existentials and keep the one around them for their path.
final class NodeEncoder: Encoder {
  let userInfo: [CodingUserInfoKey: Any] = [:]
  /// What the value has encoded so far; an object that it has begun may get keys of another value too.
  private(set) var draft: JSONDraft?
  private let parent: NodeEncoder?
  private let key: (any CodingKey)?
  /// Where the draft goes as soon as it begins; nil where whoever made the encoder takes it from here.
  private let place: ((JSONDraft) -> Void)?

  init(parent: NodeEncoder? = nil, key: (any CodingKey)? = nil, place: ((JSONDraft) -> Void)? = nil) {
    self.parent = parent
    self.key = key
    self.place = place
  }

  /// Put together when it is asked for, which only errors do.
  var codingPath: [any CodingKey] {
    var path = parent?.codingPath ?? []
    if let key { path.append(key) }
    return path
  }

  /// The node of a value; an empty object for a value that encodes nothing.
  static func node(of value: some Encodable) throws -> JSONNode {
    let encoder = NodeEncoder()
    try encoder.encode(value)
    return encoder.draft?.node ?? JSONNode(.object([]))
  }

  /// Encodes one value, taking the short way for the types that plans are made of.
  func encode<Value: Encodable>(_ value: Value) throws {
    // Types are compared first, as casts are dear where nothing is specialized.
    if Value.self == String.self, let text = value as? String {
      store(.value(.string(text)))
    } else if Value.self == Int.self, let number = value as? Int {
      store(.value(.integer(Int64(number))))
    } else if Value.self == Double.self, let number = value as? Double {
      store(try real(number))
    } else {
      try value.encode(to: self)
    }
  }

  func store(_ draft: JSONDraft) {
    self.draft = draft
    place?(draft)
  }

  func real(_ number: Double, key: (any CodingKey)? = nil) throws -> JSONDraft {
    guard number.isFinite else {
      let context = EncodingError.Context(
        codingPath: codingPath + [key].compactMap(\.self), debugDescription: "\(number) can't be written as JSON")
      throw EncodingError.invalidValue(number, context)
    }
    return .value(.real(number))
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .object(let object) = draft {
      return KeyedEncodingContainer(JSONKeyedContainer(object: object, encoder: self))
    }
    let object = DraftObject()
    store(.object(object))
    return KeyedEncodingContainer(JSONKeyedContainer(object: object, encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    let array = DraftArray()
    store(.array(array))
    return JSONUnkeyedContainer(array: array, encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { JSONSingleValueContainer(encoder: self) }
}
