import FoundationEssentials
import Testing

@testable import JSON

@Suite("JSON text")
struct JSONTextTests {
  private struct Sample: Codable, Hashable {
    var zebra = 1
    var apple: [Int] = [1, 2, 3]
    var nested: [[String: Double]] = [["x": 0.1]]
    var flag = true
    var nothing: Int?
    var small: Float = 0.1
    var wide = Int64.min
    var unsigned = UInt64.max
  }

  @Test("Keys keep the order of their declaration, and short containers stay on a line")
  func order() throws {
    let text = try JSONText.encode(Sample())
    #expect(
      text == """
        {
          "zebra": 1,
          "apple": [1, 2, 3],
          "nested": [
            {"x": 0.1}
          ],
          "flag": true,
          "small": 0.1,
          "wide": -9223372036854775808,
          "unsigned": 18446744073709551615
        }

        """)
    #expect(try JSONDecoder().decode(Sample.self, from: Data(text.utf8)) == Sample())
  }

  @Test(
    "Numbers print the shortest digits that read back exactly",
    arguments: [
      (0.1, "0.1"), (60, "60"), (-0.5, "-0.5"), (1e300, "1e+300"), (2.2250738585072014e-308, "2.2250738585072014e-308"),
      (9_007_199_254_740_992, "9007199254740992"), (1.0 / 3, "0.3333333333333333"),
    ] as [(Double, String)])
  func numbers(value: Double, expected: String) throws {
    #expect(try JSONText.encode([value]) == "[\(expected)]\n")
    #expect(Double(expected) == value)
  }

  @Test("What JSON forbids in a string is escaped", arguments: ["\"", "\\", "\n\r\t", "\u{0}\u{1F}\u{7F}", "é日🦙", ""])
  func strings(text: String) throws {
    let json = try JSONText.encode([text])
    #expect(!json.dropLast().unicodeScalars.contains { $0.value < 0x20 })
    #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [text])
  }

  @Test(
    "What terminals obey and what nobody sees is escaped",
    arguments: [
      ("\u{202E}evil", #"\u202eevil"#), ("\u{9B}2J", #"\u009b2J"#), ("a\u{2028}b", #"a\u2028b"#),
      ("\u{E0041}é", #"\udb40\udc41é"#),
    ])
  func hidden(text: String, escaped: String) throws {
    let json = try JSONText.encode([text])
    #expect(json == "[\"\(escaped)\"]\n")
    #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [text])
  }

  @Test(
    "A number that JSON can't hold is an error that names its place", arguments: [Double.infinity, -.infinity, .nan])
  func notFinite(value: Double) {
    let error = #expect(throws: EncodingError.self) { try JSONText.encode(["a": [1, value]]) }
    guard case .invalidValue(_, let context)? = error else { return }
    #expect(context.codingPath.map(\.stringValue) == ["a", "[1]"])
  }

  @Test("Values at the top need not be containers")
  func fragments() throws {
    #expect(try JSONText.encode("x") == "\"x\"\n")
    #expect(try JSONText.encode([Int]()) == "[]\n")
    #expect(try JSONText.encode(Int?.none) == "null\n")
    #expect(try JSONText.encode([String: Int]()) == "{}\n")
  }

  @Test("An inherited part goes where its class puts it")
  func superEncoders() throws {
    #expect(try JSONText.encode(Derived()) == "{\n  \"own\": 2,\n  \"super\": {\"base\": 1}\n}\n")
  }

  private class Base: Encodable {
    let base = 1
  }

  private final class Derived: Base {
    enum CodingKeys: String, CodingKey { case own }
    override func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(2, forKey: .own)
      try super.encode(to: values.superEncoder())
    }
  }
}
