import Testing

@testable import JSON

@Suite("Laws of JSON")
struct JSONLawTests {
  @Test("What was printed is parsed to the same, on many lines and on one", arguments: UInt64(1)...200)
  func roundTrip(seed: UInt64) throws {
    var random = RandomNode(seed: seed)
    let node = random.next()
    let (text, line) = (JSONText.text(node), JSONText.line(node))
    #expect(try JSONNode(parsing: Array(text.utf8)) == node)
    #expect(try JSONNode(parsing: Array(line.utf8)) == node)
    #expect(!line.contains("\n"))
  }

  @Test("Every value lies at its offset: parsed from there on, it is the same", arguments: UInt64(1)...50)
  func offsets(seed: UInt64) throws {
    var random = RandomNode(seed: seed)
    let bytes = Array(JSONText.text(random.next()).utf8)
    func check(_ node: JSONNode) throws {
      var parser = JSONParser(bytes, rules: .file)
      parser.index = node.offset
      #expect(try parser.value() == node)
      for member in node.members ?? [] {
        #expect(bytes[member.keyOffset] == UInt8(ascii: "\""))
        try check(member.value)
      }
      for item in node.array ?? [] { try check(item) }
    }
    try check(JSONNode(parsing: bytes))
  }

  @Test("No beginning of an object or array is taken for a whole one", arguments: UInt64(1)...12)
  func truncations(seed: UInt64) throws {
    var random = RandomNode(seed: seed)
    let bytes = Array(JSONText.line(JSONNode(.array([random.next(), random.next()]))).utf8)
    for length in stride(from: 0, to: bytes.count, by: 1 + bytes.count / 100) {
      #expect(throws: JSONSyntaxError.self) { try JSONNode(parsing: Array(bytes[..<length])) }
    }
  }

  @Test("Bytes turned at random give a value or an error, never a crash", arguments: UInt64(1)...12)
  func noise(seed: UInt64) {
    var random = RandomNode(seed: seed)
    let bytes = Array(JSONText.text(random.next()).utf8)
    for place in stride(from: 0, to: bytes.count, by: 1 + bytes.count / 40) {
      for turned in [0x00, 0x22, 0x5C, 0x7B, 0x5D, 0x80, 0xED, 0xFF] as [UInt8] {
        var noisy = bytes
        noisy[place] = turned
        if let node = try? JSONNode(parsing: noisy) { _ = JSONText.text(node) }
      }
    }
  }
}
