/// A JSON value that keeps the order and the duplicates of an object's members, which JSONDecoder would hide.
enum HeaderJSON: Sendable, Hashable {
  struct Member: Sendable, Hashable {
    let key: String
    let value: HeaderJSON
  }

  case object([Member])
  case array([HeaderJSON])
  case string(String)
  case integer(Int)
  /// A number that is not an integer of 64 bits; no header needs its value.
  case otherNumber
  case bool(Bool)
  case null

  /// What went wrong, and at which byte.
  struct SyntaxError: Error, Hashable {
    let offset: Int
    let problem: String
  }

  init(parsing bytes: UnsafeRawBufferPointer) throws(SyntaxError) {
    var parser = HeaderJSONParser(bytes: bytes)
    self = try parser.document()
  }

  /// What kind of value it is, for messages.
  var kindName: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .integer, .otherNumber: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }
}
