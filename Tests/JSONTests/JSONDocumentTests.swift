import Testing

@testable import JSON

@Suite("Decoding strictly")
struct JSONDocumentTests {
  private struct Entry: Decodable {
    enum Kind: String, Decodable, CaseIterable { case large, small }
    struct Part: Decodable {
      let sizes: [Int]
      let name: String?
    }

    let id: String
    let kind: Kind
    let parts: [Part]
  }

  private static let good = """
    {
      "id": "a",
      "kind": "small",
      "parts": [
        {"sizes": [1, 2]},
        {"name": "b", "sizes": []}
      ]
    }
    """

  private func problem(_ part: String, _ replacement: String, ignoring: Bool = false) throws -> JSONProblem {
    let range = try #require(Self.good.firstRange(of: part))
    let text = Self.good[..<range.lowerBound] + replacement + Self.good[range.upperBound...]
    return try #require(
      throws: JSONProblem.self,
      performing: { try JSONDocument(Array(text.utf8)).decode(Entry.self, ignoringOtherKeys: ignoring) })
  }

  @Test("A good text is decoded")
  func good() throws {
    let entry = try JSONDocument(Array(Self.good.utf8)).decode(Entry.self)
    #expect(entry.id == "a" && entry.kind == .small && entry.parts.map(\.sizes) == [[1, 2], []])
  }

  @Test("A fault is told by line, key, what was expected and what was found")
  func faults() throws {
    let type = try problem("[1, 2]", "[1, \"2\"]")
    #expect(type.kind == .value && type.line == 5 && type.keyPath == "parts[0].sizes[1]")
    #expect(type.expected == "a whole number" && type.found == "\"2\"")
    let missing = try problem("\"sizes\": [1, 2]", "")
    #expect(missing.kind == .missing && missing.line == 5 && missing.keyPath == "parts[0].sizes")
    #expect(missing.fix == "add `sizes`")
    let choice = try problem("small", "medium")
    #expect(choice.expected == "one of `large`, `small`" && choice.found == "\"medium\"" && choice.line == 3)
    let syntax = try problem("\"a\",", "\"a\"")
    #expect(syntax.kind == .syntax && syntax.line == 3)
  }

  @Test("A key that nothing reads is refused, with the one that was meant")
  func unknownKeys() throws {
    let near = try problem("\"name\"", "\"nmae\"")
    #expect(near.kind == .unknown && near.keyPath == "parts[1].nmae" && near.line == 6 && near.expected == "`name`")
    #expect(near.fix == "rename it to `name`, or remove it")
    let far = try problem("\"id\"", "\"colour\": 1, \"id\"")
    #expect(far.found == "the unknown key `colour`" && far.fix == "remove it or correct its spelling")
  }

  @Test("Keys of later versions can be let pass; all else stays strict")
  func otherKeys() throws {
    let text = "{\"later\": [{\"a\": 1}]," + Self.good.dropFirst()
    _ = try JSONDocument(Array(text.utf8)).decode(Entry.self, ignoringOtherKeys: true)
    #expect(try problem("\"kind\"", "\"kinds\"", ignoring: true).kind == .missing)
  }

  @Test("Lines are found by key path, and by the nearest value where the path ends early")
  func lines() throws {
    let document = try JSONDocument(Array(Self.good.utf8))
    let places = [
      ("", 1), ("kind", 3), ("parts[1].name", 6), ("parts[0].nothing.at.all", 5), ("parts[9]", 4), ("no", 1),
    ]
    for (path, line) in places { #expect(document.line(ofKeyPath: path) == line, "\(path)") }
  }
}
