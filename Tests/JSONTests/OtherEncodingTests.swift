import Testing

@testable import JSON

@Suite("Files that are no JSON in UTF-8")
struct OtherEncodingTests {
  private static func units(_ text: String, width: Int, isBig: Bool, mark: Bool) -> [UInt8] {
    ((mark ? "\u{FEFF}" : "") + text).unicodeScalars.flatMap { scalar in
      let little = (0..<width).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * UInt32($0))) }
      return isBig ? little.reversed() : little
    }
  }

  @Test("Text in units of two or four bytes is called so", arguments: ["{\"a\": 1}", "[1]", "{}"])
  func wide(text: String) throws {
    for (width, name) in [(2, "UTF-16"), (4, "UTF-32")] {
      for (isBig, mark) in [(true, true), (true, false), (false, true), (false, false)] {
        let bytes = Self.units(text, width: width, isBig: isBig, mark: mark)
        let error = #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: bytes) }
        #expect(error?.expected == "text in UTF-8" && error?.found == "\(name) text; save it as UTF-8")
      }
    }
  }

  @Test(
    "What is packed is called so",
    arguments: [([0x1F, 0x8B, 8], "gzip"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd"), ([0x50, 0x4B, 3, 4], "zip")]
      as [([UInt8], String)])
  func packed(bytes: [UInt8], name: String) throws {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: bytes + [0, 0, 0]) }
    #expect(error?.found.contains(name) == true)
  }

  @Test("All else is read, or faulted where it stops being JSON", arguments: ["1", "12", "[]", " 1", "\u{FEFF}{}"])
  func plain(text: String) throws { #expect(OtherEncoding.of(Array(text.utf8)) == nil) }
}
