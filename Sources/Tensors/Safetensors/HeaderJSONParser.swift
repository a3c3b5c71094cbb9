/// A strict JSON parser over bytes: no recursion deeper than a header needs, every index checked.
struct HeaderJSONParser {
  let bytes: UnsafeRawBufferPointer
  private var position = 0

  private static let maximumDepth = 32

  init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func document() throws(HeaderJSON.SyntaxError) -> HeaderJSON {
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw fault("text after the end of the object") }
    return value
  }

  private func fault(_ problem: String) -> HeaderJSON.SyntaxError {
    HeaderJSON.SyntaxError(offset: position, problem: problem)
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    guard let byte = current, byte == character.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) throws(HeaderJSON.SyntaxError) -> HeaderJSON {
    guard depth < Self.maximumDepth else { throw fault("values nested too deeply") }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw fault("the text ends inside a value")
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(HeaderJSON.SyntaxError) -> HeaderJSON {
    position += 1
    var members: [HeaderJSON.Member] = []
    skipSpace()
    if take("}") { return .object(members) }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw fault("a member without a quoted name") }
      let key = try string()
      skipSpace()
      guard take(":") else { throw fault("a name without a colon after it") }
      members.append(HeaderJSON.Member(key: key, value: try value(depth: depth + 1)))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw fault("an object without a comma or an end") }
    }
  }

  private mutating func array(depth: Int) throws(HeaderJSON.SyntaxError) -> HeaderJSON {
    position += 1
    var elements: [HeaderJSON] = []
    skipSpace()
    if take("]") { return .array(elements) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw fault("an array without a comma or an end") }
    }
  }

  private mutating func word(_ text: StaticString, _ value: HeaderJSON) throws(HeaderJSON.SyntaxError) -> HeaderJSON {
    let length = text.utf8CodeUnitCount
    guard bytes.count - position >= length,
      UnsafeBufferPointer(start: text.utf8Start, count: length).elementsEqual(bytes[position..<position + length])
    else { throw fault("an unknown word") }
    position += length
    return value
  }

  private mutating func number() throws(HeaderJSON.SyntaxError) -> HeaderJSON {
    let start = position
    while let byte = current, (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte) { position += 1 }
    guard position > start, position - start <= 64 else { throw fault("something that is no JSON value") }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if let integer = Int(text), text.first != "+" { return .integer(integer) }
    guard let real = Double(text) else { throw fault("a number that cannot be read") }
    return .real(real)
  }

  private mutating func string() throws(HeaderJSON.SyntaxError) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let result = String(validating: text, as: UTF8.self) else { throw fault("a string that is not UTF-8") }
        return result
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw fault("a control character inside a string")
      default: text.append(byte)
      }
    }
    throw fault("a string without an end")
  }

  private mutating func escape(into text: inout [UInt8]) throws(HeaderJSON.SyntaxError) {
    guard let byte = current else { throw fault("a string without an end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0c)
    case UInt8(ascii: "n"): text.append(0x0a)
    case UInt8(ascii: "r"): text.append(0x0d)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): try unicodeEscape(into: &text)
    default: throw fault("an unknown escape")
    }
  }

  private mutating func unicodeEscape(into text: inout [UInt8]) throws(HeaderJSON.SyntaxError) {
    var units = [try hexadecimalUnit()]
    if UTF16.isLeadSurrogate(units[0]), take("\\"), take("u") { units.append(try hexadecimalUnit()) }
    guard let string = String(validating: units, as: UTF16.self) else { throw fault("half of a surrogate pair") }
    text.append(contentsOf: string.utf8)
  }

  private mutating func hexadecimalUnit() throws(HeaderJSON.SyntaxError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw fault("an unfinished \\u escape")
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }
}
