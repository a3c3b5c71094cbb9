import Testing

@testable import JSON

@Suite("Parsing JSON")
struct JSONParserTests {
  static let hostile: [(String, JSONSyntaxError.Fault, Int)] = [
    ("", .noValue, 0), (" \n", .noValue, 2), ("{} x", .trailingText, 3), ("[1 2]", .openArray, 3),
    ("[1,]", .noValue, 3), ("[", .noValue, 1), ("{", .noKey, 1), ("{\"a\"}", .noColon, 4), ("{\"a\" 1}", .noColon, 5),
    ("{\"a\":1", .openObject, 6), ("{\"a\":1,}", .noKey, 7), ("{a:1}", .noKey, 1), ("{\"a\":}", .noValue, 5),
    ("tru", .word("true"), 0), ("nul", .word("null"), 0), ("falsy", .word("false"), 0), ("NaN", .noValue, 0),
    ("'a'", .noValue, 0), ("\"a", .openString, 0), ("\"a\u{1}\"", .controlCharacter, 2),
    ("\"a\nb\"", .controlCharacter, 2),
    ("\"\\x\"", .escape, 2), ("\"\\", .escape, 2), ("\"\\u12g4\"", .codePoint, 3), ("\"\\u12", .codePoint, 3),
    ("\"\\ud800\"", .surrogate, 7), ("\"\\ud800\\n\"", .surrogate, 7), ("\"\\ud800\\u0041\"", .surrogate, 13),
    ("\"\\udc00\"", .surrogate, 7), ("01", .noValue, 0), ("-", .noValue, 0), ("+1", .noValue, 0),
    (".5", .noValue, 0), ("1.", .fraction, 2), ("1.e3", .fraction, 2), ("1e", .exponent, 2), ("1e+", .exponent, 3),
    ("// a\n1", .noValue, 0), ("[1,/**/2]", .noValue, 3), ("{\"a\":1,\"a\":2}", .repeatedKey("a"), 7),
    ("{\"a\":1,\"\\u0061\":2}", .repeatedKey("a"), 7),
  ]

  @Test("What is not JSON is refused at its byte", arguments: hostile)
  func refused(text: String, fault: JSONSyntaxError.Fault, offset: Int) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: Array(text.utf8)) }
    #expect(error?.fault == fault)
    #expect(error?.offset == offset)
    #expect(error?.expected.isEmpty == false && error?.found.isEmpty == false)
  }

  @Test(
    "Bytes that are not UTF-8 are refused: lone, overlong, surrogates, beyond Unicode",
    arguments: [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80]] as [[UInt8]])
  func encoding(bytes: [UInt8]) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: [0x22] + bytes + [0x22]) }
    #expect(error?.fault == .notUTF8)
  }

  @Test("Nesting has a limit, which a deep text meets without filling the stack", arguments: ["[", "{\"a\":"])
  func depth(opening: String) throws {
    let deep = Array(String(repeating: opening, count: 100_000).utf8)
    #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: deep) }
    #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: deep, rules: .header) }
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSONNode(parsing: nested(100))
    let error = #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: nested(101)) }
    #expect(error?.fault == .depth(limit: 100))
  }

  @Test("Values have a limit, so that a small text cannot fill the memory")
  func values() throws {
    var rules = JSONRules.file
    rules.maximumValues = 4
    _ = try JSONNode(parsing: Array("[1,2,3]".utf8), rules: rules)
    let error = #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: Array("[1,2,3,4]".utf8), rules: rules) }
    #expect(error?.fault == .values(limit: 4))
  }

  @Test("A header keeps repeated keys for its reader, and has no byte order mark")
  func header() throws {
    let node = try JSONNode(parsing: Array("{\"a\":1,\"a\":2}".utf8), rules: .header)
    #expect(node.members?.map(\.key) == ["a", "a"] && node["a"]?.integer == 1)
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF, 0x31]
    #expect(try JSONNode(parsing: marked).integer == 1)
    #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: marked, rules: .header) }
  }

  @Test("A repeated key is found among many")
  func manyKeys() {
    let keys = (0..<1000).map { "\"k\($0)\":0" }.joined(separator: ",")
    let error = #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: Array("{\(keys),\"k500\":1}".utf8)) }
    #expect(error?.fault == .repeatedKey("k500"))
  }
}
