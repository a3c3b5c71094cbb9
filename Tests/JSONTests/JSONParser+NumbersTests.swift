import Testing

@testable import JSON

@Suite("Numbers in JSON")
struct JSONParserNumbersTests {
  private static let exact: [(String, JSONNode.Value)] = [
    ("0", .integer(0)), ("-1", .integer(-1)), ("9223372036854775807", .integer(.max)),
    ("-9223372036854775808", .integer(.min)), ("9223372036854775808", .unsigned(1 << 63)),
    ("18446744073709551615", .unsigned(.max)), ("18446744073709551616", .real(0x1p64)),
    ("-9223372036854775809", .real(-0x1p63)), ("1.0", .real(1)), ("1e2", .real(100)),
    ("1E+2", .real(100)), ("9e-05", .real(9e-05)), ("5e-324", .real(.leastNonzeroMagnitude)), ("0.1", .real(0.1)),
    ("1.7976931348623157e308", .real(.greatestFiniteMagnitude)), ("9007199254740993", .integer(9_007_199_254_740_993)),
  ]

  @Test("Numbers keep all their digits", arguments: exact)
  func values(text: String, value: JSONNode.Value) throws {
    #expect(try JSONNode(parsing: Array(text.utf8)).value == value)
  }

  @Test("Negative zero keeps its sign, and counts as a whole number")
  func negativeZero() throws {
    let document = try JSONDocument(Array("-0".utf8))
    #expect(document.root.number?.sign == .minus)
    #expect(JSONText.line(document.root) == "-0")
    #expect(try document.decode(Int.self) == 0)
  }

  @Test(
    "Numbers beyond range are refused, however many digits they have", arguments: ["1e400", "-1e400", "1e99999999999"])
  func range(text: String) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: Array(text.utf8)) }
    #expect(error?.fault == .numberRange(text))
  }

  @Test("A number of a million digits is refused before it is worked out")
  func length() {
    let digits = [UInt8](repeating: UInt8(ascii: "7"), count: 1_000_000)
    #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: digits) }
  }

  @Test("A whole number goes into its type if it fits, wherever the point stands")
  func integers() throws {
    func decode<Number: Decodable>(_ text: String, _ type: Number.Type) -> Number? {
      try? JSONDocument(Array(text.utf8)).decode(type)
    }
    #expect(decode("18446744073709551615", UInt64.self) == .max)
    #expect(decode("18446744073709551615", Int64.self) == nil)
    #expect(decode("8e10", Int.self) == 80_000_000_000)
    #expect(decode("1.5", Int.self) == nil && decode("1e30", Int.self) == nil)
    #expect(decode("-1", UInt8.self) == nil && decode("256", UInt8.self) == nil && decode("255", UInt8.self) == 255)
    #expect(decode("12", Double.self) == 12 && decode("\"12\"", Double.self) == nil)
  }
}

@Suite("Numbers that Python writes")
struct PythonNumberTests {
  @Test("Infinity and NaN are numbers where they are allowed, and nowhere else")
  func nonFinite() throws {
    let text = Array("[Infinity, -Infinity, NaN, -1]".utf8)
    let items = try #require(try JSONNode(parsing: text, rules: .python).array)
    #expect(items[0].number == .infinity && items[1].number == -.infinity)
    #expect(items[2].number?.isNaN == true && items[3].integer == -1)
    #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: text) }
    for wrong in ["Infinit", "-Inf", "Nan", "-NaN", "+Infinity"] {
      #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: Array(wrong.utf8), rules: .python) }
    }
  }
}
