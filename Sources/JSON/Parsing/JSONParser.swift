/// Reads JSON (RFC 8259) into nodes that know their position; every index is checked, every count limited.
struct JSONParser {
  let bytes: [UInt8]
  let rules: JSONRules
  var index = 0
  private var depth = 0
  private var values = 0

  init(_ bytes: [UInt8], rules: JSONRules) {
    self.bytes = bytes
    self.rules = rules
  }

  mutating func document() throws(JSONSyntaxError) -> JSONNode {
    if let other = OtherEncoding.of(bytes) {
      throw JSONSyntaxError(fault: .notUTF8, offset: 0, found: other)
    }
    if rules.allowsByteOrderMark, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    let node = try value()
    skipSpace()
    guard index == bytes.count else { throw error(.trailingText) }
    return node
  }

  /// A fault at the present byte.
  func error(_ fault: JSONSyntaxError.Fault) -> JSONSyntaxError {
    var found = "the end of the file"
    if index < bytes.count {
      let byte = bytes[index]
      found = 0x21..<0x7F ~= byte ? "`\(Character(Unicode.Scalar(byte)))`" : "byte \(byte)"
    }
    return JSONSyntaxError(fault: fault, offset: index, found: found)
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  mutating func value() throws(JSONSyntaxError) -> JSONNode {
    skipSpace()
    let start = index
    guard index < bytes.count else { throw error(.noValue) }
    values += 1
    guard values <= rules.maximumValues else { throw error(.values(limit: rules.maximumValues)) }
    let value: JSONNode.Value =
      switch bytes[index] {
      case UInt8(ascii: "{"): try nested { parser throws(JSONSyntaxError) in try parser.object() }
      case UInt8(ascii: "["): try nested { parser throws(JSONSyntaxError) in try parser.array() }
      case UInt8(ascii: "\""): .string(try string())
      case UInt8(ascii: "t"): try word("true", .bool(true))
      case UInt8(ascii: "f"): try word("false", .bool(false))
      case UInt8(ascii: "n"): try word("null", .null)
      case UInt8(ascii: "N") where rules.allowsNonFinite: try word("NaN", .real(.nan))
      case UInt8(ascii: "I") where rules.allowsNonFinite: try word("Infinity", .real(.infinity))
      case UInt8(ascii: "-") where rules.allowsNonFinite && isInfinite: try word("-Infinity", .real(-.infinity))
      default: try number()
      }
    return JSONNode(value, offset: start)
  }

  /// Whether a minus is followed by what is no digit but Python's infinity.
  private var isInfinite: Bool { index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "I") }

  private mutating func nested(
    _ read: (inout JSONParser) throws(JSONSyntaxError) -> JSONNode.Value
  ) throws(JSONSyntaxError) -> JSONNode.Value {
    depth += 1
    guard depth <= rules.maximumDepth else { throw error(.depth(limit: rules.maximumDepth)) }
    index += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func word(
    _ word: StaticString, _ value: JSONNode.Value
  ) throws(JSONSyntaxError) -> JSONNode.Value {
    guard word.withUTF8Buffer({ bytes[index...].starts(with: $0) }) else { throw error(.word("\(word)")) }
    index += word.utf8CodeUnitCount
    return value
  }
}

// MARK: Containers
extension JSONParser {
  private mutating func object() throws(JSONSyntaxError) -> JSONNode.Value {
    var members: [JSONMember] = []
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      let start = index
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw error(.noKey) }
      let key = try string()
      guard take(UInt8(ascii: ":")) else { throw error(.noColon) }
      members.append(JSONMember(key, try value(), keyOffset: start))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw error(.openObject) }
    if !rules.keepsRepeatedKeys, let repeated = Self.firstRepeated(members) {
      let key = repeated.key
      throw JSONSyntaxError(fault: .repeatedKey(key), offset: repeated.keyOffset, found: "`\(key)` again")
    }
    return .object(members)
  }

  private static func firstRepeated(_ members: [JSONMember]) -> JSONMember? {
    if members.count <= 12 {
      for index in members.indices {
        for earlier in 0..<index where members[earlier].key == members[index].key { return members[index] }
      }
      return nil
    }
    var seen: Set<String> = []
    return members.first { !seen.insert($0.key).inserted }
  }

  private mutating func array() throws(JSONSyntaxError) -> JSONNode.Value {
    var items: [JSONNode] = []
    if take(UInt8(ascii: "]")) { return .array(items) }
    repeat { items.append(try value()) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw error(.openArray) }
    return .array(items)
  }
}

extension JSONNode {
  /// Parses a whole text.
  package init(parsing bytes: [UInt8], rules: JSONRules = .file) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes, rules: rules)
    self = try parser.document()
  }
}
