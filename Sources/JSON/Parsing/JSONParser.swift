/// What is wrong with a text that is not JSON.
package struct JSONSyntaxError: Error {
  package let offset: Int
  package let expected: String
  package let found: String
}

/// Reads JSON (RFC 8259) into nodes that know their position.
///
/// Rejects duplicate keys, broken UTF-8 and nesting beyond `maximumDepth`; numbers must be finite.
package struct JSONParser {
  static let maximumDepth = 100
  private let bytes: [UInt8]
  private var index = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  package static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONNode {
    var parser = JSONParser(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.index = 3 }
    let node = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.index == bytes.count else { throw parser.error("the end of the file") }
    return node
  }

  private func error(_ expected: String) -> JSONSyntaxError {
    JSONSyntaxError(offset: index, expected: expected, found: found)
  }

  private var found: String {
    guard index < bytes.count else { return "the end of the file" }
    let byte = bytes[index]
    return 0x21..<0x7F ~= byte ? "`\(Character(UnicodeScalar(byte)))`" : "byte \(byte)"
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

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONNode {
    skipSpace()
    let start = index
    guard index < bytes.count else { throw error("a value") }
    let value: JSONNode.Value
    switch bytes[index] {
    case UInt8(ascii: "{"): value = try object(depth: depth + 1)
    case UInt8(ascii: "["): value = try array(depth: depth + 1)
    case UInt8(ascii: "\""): value = .string(try string())
    case UInt8(ascii: "t"): value = try literal("true", .bool(true))
    case UInt8(ascii: "f"): value = try literal("false", .bool(false))
    case UInt8(ascii: "n"): value = try literal("null", .null)
    default: value = try number()
    }
    return JSONNode(value: value, offset: start)
  }

  private mutating func literal(
    _ word: StaticString, _ value: JSONNode.Value
  ) throws(JSONSyntaxError) -> JSONNode.Value {
    let matches = word.withUTF8Buffer { bytes[index...].starts(with: $0) }
    guard matches else { throw error("a value (did you mean `\(word)`?)") }
    index += word.utf8CodeUnitCount
    return value
  }

  private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONNode.Value {
    guard depth <= Self.maximumDepth else { throw error("nesting no deeper than \(Self.maximumDepth)") }
    index += 1
    var keys: [String] = []
    var offsets: [Int] = []
    var values: [JSONNode] = []
    if take(UInt8(ascii: "}")) { return .object(JSONObject(keys: [], keyOffsets: [], values: [])) }
    repeat {
      skipSpace()
      offsets.append(index)
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw error("a key in quotes") }
      keys.append(try string())
      guard take(UInt8(ascii: ":")) else { throw error("`:` after the key") }
      values.append(try value(depth: depth))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw error("`,` or `}`") }
    if let repeated = Self.firstRepeated(keys) {
      throw JSONSyntaxError(offset: offsets[repeated], expected: "each key once", found: "`\(keys[repeated])` again")
    }
    return .object(JSONObject(keys: keys, keyOffsets: offsets, values: values))
  }

  private static func firstRepeated(_ keys: [String]) -> Int? {
    if keys.count <= 12 { return keys.indices.first { keys[..<$0].contains(keys[$0]) } }
    var seen: Set<String> = []
    return keys.firstIndex { !seen.insert($0).inserted }
  }

  private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSONNode.Value {
    guard depth <= Self.maximumDepth else { throw error("nesting no deeper than \(Self.maximumDepth)") }
    index += 1
    var items: [JSONNode] = []
    if take(UInt8(ascii: "]")) { return .array(items) }
    repeat { items.append(try value(depth: depth)) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw error("`,` or `]`") }
    return .array(items)
  }
}

// MARK: Numbers and strings
extension JSONParser {
  private mutating func number() throws(JSONSyntaxError) -> JSONNode.Value {
    let start = index
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") { index += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[index - whole] != UInt8(ascii: "0") else {
      index = start
      throw error("a value")
    }
    var isWhole = true
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      isWhole = false
      index += 1
      guard digits() > 0 else { throw error("digits after the decimal point") }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      isWhole = false
      index += 1
      if index < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[index]) { index += 1 }
      guard digits() > 0 else { throw error("digits of the exponent") }
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isWhole, let integer = Int64(text) { return .integer(integer) }
    guard let real = Double(text), real.isFinite else {
      throw JSONSyntaxError(offset: start, expected: "a number within range", found: text)
    }
    return .real(real)
  }

  private mutating func digits() -> Int {
    let start = index
    while index < bytes.count, 0x30...0x39 ~= bytes[index] { index += 1 }
    return index - start
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    let opening = index
    index += 1
    var start = index
    var text = ""
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        text += try utf8(start..<index)
        index += 1
        return text
      case UInt8(ascii: "\\"):
        text += try utf8(start..<index)
        index += 1
        text.unicodeScalars.append(try escape())
        start = index
      case ..<0x20: throw error("no control characters within quotes")
      default: index += 1
      }
    }
    throw JSONSyntaxError(offset: opening, expected: "a closing quote", found: "the end of the file")
  }

  private func utf8(_ range: Range<Int>) throws(JSONSyntaxError) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw JSONSyntaxError(offset: range.lowerBound, expected: "text in UTF-8", found: "other bytes")
    }
    return text
  }

  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    guard index < bytes.count else { throw error("an escape") }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicode()
    default:
      index -= 1
      throw error("an escape that JSON knows")
    }
  }

  private mutating func unicode() throws(JSONSyntaxError) -> Unicode.Scalar {
    let high = try hexadecimal()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard 0xD800..<0xDC00 ~= high, bytes[index...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
      throw error("the second half of a surrogate pair")
    }
    index += 2
    let low = try hexadecimal()
    guard 0xDC00..<0xE000 ~= low,
      let scalar = Unicode.Scalar(0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
    else { throw error("the second half of a surrogate pair") }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt16 {
    guard index + 4 <= bytes.count,
      bytes[index..<index + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt16(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw error("four hexadecimal digits") }
    index += 4
    return code
  }
}
