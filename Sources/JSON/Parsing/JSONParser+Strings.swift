extension JSONParser {
  mutating func string() throws(JSONSyntaxError) -> String {
    let opening = index
    index += 1
    var start = index
    var text = ""
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        let last = try utf8(start..<index)
        index += 1
        return text.isEmpty ? last : text + last
      case UInt8(ascii: "\\"):
        text += try utf8(start..<index)
        index += 1
        text.unicodeScalars.append(try escape())
        start = index
      case ..<0x20: throw error(.controlCharacter)
      default: index += 1
      }
    }
    throw JSONSyntaxError(fault: .openString, offset: opening, found: "the end of the file")
  }

  private func utf8(_ range: Range<Int>) throws(JSONSyntaxError) -> String {
    // Nearly all texts are ASCII, and validating each costs more than reading it.
    if bytes[range].allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes[range], as: UTF8.self) }
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw JSONSyntaxError(fault: .notUTF8, offset: range.lowerBound, found: "other bytes")
    }
    return text
  }

  private mutating func escape() throws(JSONSyntaxError) -> Unicode.Scalar {
    guard index < bytes.count else { throw error(.escape) }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try codePoint()
    default:
      index -= 1
      throw error(.escape)
    }
  }

  private mutating func codePoint() throws(JSONSyntaxError) -> Unicode.Scalar {
    let high = try codeUnit()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard 0xD800..<0xDC00 ~= high, bytes[index...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
      throw error(.surrogate)
    }
    index += 2
    let low = try codeUnit()
    guard 0xDC00..<0xE000 ~= low,
      let scalar = Unicode.Scalar(0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
    else { throw error(.surrogate) }
    return scalar
  }

  private mutating func codeUnit() throws(JSONSyntaxError) -> UInt16 {
    var unit: UInt16 = 0
    for place in index..<index + 4 {
      guard place < bytes.count, let digit = Self.hexadecimal(bytes[place]) else { throw error(.codePoint) }
      unit = unit << 4 | digit
    }
    index += 4
    return unit
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt16? {
    switch byte {
    case 0x30...0x39: UInt16(byte - 0x30)
    case 0x41...0x46: UInt16(byte - 0x41 + 10)
    case 0x61...0x66: UInt16(byte - 0x61 + 10)
    default: nil
    }
  }
}
