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
  /// A number that is not an integer of 64 bits.
  case real(Double)
  case bool(Bool)
  case null

  /// What went wrong, and at which byte.
  struct SyntaxError: Error, Hashable {
    let offset: Int
    let problem: String
  }

  init(parsing bytes: [UInt8]) throws(SyntaxError) {
    // Typed errors don't pass through `withUnsafe…` of every library version, so the result is carried out by hand.
    let result: Result<HeaderJSON, SyntaxError> = bytes.withUnsafeBytes { buffer in
      Result { () throws(SyntaxError) in try HeaderJSON(parsing: buffer) }
    }
    self = try result.get()
  }

  init(parsing bytes: UnsafeRawBufferPointer) throws(SyntaxError) {
    var parser = HeaderJSONParser(bytes: bytes)
    self = try parser.document()
  }

  /// An object's member, the first of that name.
  subscript(_ key: String) -> HeaderJSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var integer: Int? {
    if case .integer(let integer) = self { return integer }
    return nil
  }

  var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .real(let real): real
    default: nil
    }
  }

  var string: String? {
    if case .string(let string) = self { return string }
    return nil
  }

  var bool: Bool? {
    if case .bool(let bool) = self { return bool }
    return nil
  }

  var array: [HeaderJSON]? {
    if case .array(let array) = self { return array }
    return nil
  }

  /// What kind of value it is, for messages.
  var kindName: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .integer, .real: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }
}
