/// Builds a node from what a value encodes, in the order in which it encodes it.
struct NodeEncoder: Encoder {
  let codingPath: [any CodingKey]
  let userInfo: [CodingUserInfoKey: Any] = [:]
  /// Where the value's draft goes.
  let store: (JSONDraft) -> Void
  /// The object that the value has begun, so that a value may add its keys to another's.
  private let begun = DraftSlot()

  init(codingPath: [any CodingKey], store: @escaping (JSONDraft) -> Void) {
    self.codingPath = codingPath
    self.store = store
  }

  /// The node of a value; an empty object for a value that encodes nothing.
  static func node(of value: some Encodable) throws -> JSONNode {
    let slot = DraftSlot()
    try encode(value, path: []) { slot.draft = $0 }
    return slot.draft?.node ?? JSONNode(.object([]))
  }

  /// Encodes one value, taking the short way for the types that plans are made of.
  static func encode(_ value: some Encodable, path: [any CodingKey], store: @escaping (JSONDraft) -> Void) throws {
    switch value {
    case let text as String: store(.value(.string(text)))
    case let number as Int: store(.value(.integer(Int64(number))))
    case let number as Double: store(try real(number, path: path))
    default: try value.encode(to: NodeEncoder(codingPath: path, store: store))
    }
  }

  static func real(_ number: Double, path: [any CodingKey]) throws -> JSONDraft {
    guard number.isFinite else {
      let context = EncodingError.Context(codingPath: path, debugDescription: "\(number) can't be written as JSON")
      throw EncodingError.invalidValue(number, context)
    }
    return .value(.real(number))
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .object(let object) = begun.draft {
      return KeyedEncodingContainer(JSONKeyedContainer(object: object, codingPath: codingPath))
    }
    let object = DraftObject()
    begun.draft = .object(object)
    store(.object(object))
    return KeyedEncodingContainer(JSONKeyedContainer(object: object, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    let array = DraftArray()
    store(.array(array))
    return JSONUnkeyedContainer(array: array, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    JSONSingleValueContainer(store: store, codingPath: codingPath)
  }
}

/// Where a draft arrives.
private final class DraftSlot {
  var draft: JSONDraft?
}
