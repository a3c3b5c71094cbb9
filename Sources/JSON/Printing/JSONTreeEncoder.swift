/// Builds a JSON tree from what a value encodes, in the order in which it encodes it.
struct JSONTreeEncoder: Encoder {
  let codingPath: [any CodingKey]
  let userInfo: [CodingUserInfoKey: Any] = [:]
  /// Where the value's tree goes.
  let store: (JSONTree) -> Void
  /// The object that the value has begun, so that a value may add its keys to another's.
  private let begun = JSONSlot()

  init(codingPath: [any CodingKey], store: @escaping (JSONTree) -> Void) {
    self.codingPath = codingPath
    self.store = store
  }

  /// The tree of a value; an empty object for a value that encodes nothing.
  static func tree(of value: some Encodable) throws -> JSONTree {
    let slot = JSONSlot()
    try encode(value, path: []) { slot.tree = $0 }
    return slot.tree ?? .object(JSONMembers())
  }

  /// Encodes one value, taking the short way for the types that plans are made of.
  static func encode(_ value: some Encodable, path: [any CodingKey], store: @escaping (JSONTree) -> Void) throws {
    switch value {
    case let text as String: store(.scalar(JSONText.quoted(text)))
    case let number as Int: store(.scalar(String(number)))
    case let number as Double: store(try scalar(number, path: path))
    default: try value.encode(to: JSONTreeEncoder(codingPath: path, store: store))
    }
  }

  static func scalar(
    _ number: some BinaryFloatingPoint & CustomStringConvertible, path: [any CodingKey]
  ) throws -> JSONTree {
    guard number.isFinite else {
      let context = EncodingError.Context(codingPath: path, debugDescription: "\(number) can't be written as JSON")
      throw EncodingError.invalidValue(number, context)
    }
    return .scalar(JSONText.number(number))
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .object(let object) = begun.tree {
      return KeyedEncodingContainer(JSONKeyedContainer(object: object, codingPath: codingPath))
    }
    let object = JSONMembers()
    begun.tree = .object(object)
    store(.object(object))
    return KeyedEncodingContainer(JSONKeyedContainer(object: object, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    let array = JSONArray()
    store(.array(array))
    return JSONUnkeyedContainer(array: array, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    JSONSingleValueContainer(store: store, codingPath: codingPath)
  }
}

/// Where a tree arrives.
private final class JSONSlot {
  var tree: JSONTree?
}

/// A place in an array, as a key for error messages.
struct JSONIndex: CodingKey {
  let index: Int
  var intValue: Int? { index }
  var stringValue: String { "[\(index)]" }
  init(_ index: Int) { self.index = index }
  init?(intValue: Int) { index = intValue }
  init?(stringValue: String) { nil }
}
