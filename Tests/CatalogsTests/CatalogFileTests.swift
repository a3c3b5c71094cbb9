import Domain
import FoundationEssentials
import JSON
import TestSupport
import Testing

@testable import Catalogs

@Suite("Files with mistakes")
struct CatalogFileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let text: String
    let line: Int
    let keyPath: String
    let expected: String
    let found: String
    var testDescription: String { name }
  }

  private static func card(_ replaced: String, _ replacement: String) -> String {
    MinimalEntries.accelerator.replacing(replaced, with: replacement)
  }

  static let cases = [
    Case(
      name: "cut off", text: String(MinimalEntries.accelerator.dropLast(6)), line: 4, keyPath: "",
      expected: "`,` or `}`",
      found: "the end of the file"),
    Case(name: "empty", text: "", line: 1, keyPath: "", expected: "a value", found: "the end of the file"),
    Case(
      name: "text for a number", text: card("48e9", "\"48 GB\""), line: 4, keyPath: "memory.bytes",
      expected: "a whole number", found: "\"48 GB\""),
    Case(
      name: "half a byte", text: card("48e9", "0.5"), line: 4, keyPath: "memory.bytes", expected: "a whole number",
      found: "0.5"),
    Case(
      name: "no memory", text: card("\"memory\"", "\"notes\""), line: 1, keyPath: "memory", expected: "`memory`",
      found: "no such key"),
    Case(
      name: "bytes without bandwidth", text: card(", \"bandwidthBytesPerSecond\": 900e9", ""), line: 4,
      keyPath: "memory.bandwidthBytesPerSecond",
      expected: "an accelerator's bytes and bandwidthBytesPerSecond are given together", found: "no such key"),
    Case(
      name: "bandwidth without bytes", text: card("\"bytes\": 48e9, ", ""), line: 4, keyPath: "memory.bytes",
      expected: "an accelerator's bytes and bandwidthBytesPerSecond are given together", found: "no such key"),
    Case(
      name: "a misspelt key", text: card("\"memory\"", "\"vendorr\": \"NVIDIA\",\n \"memory\""), line: 4,
      keyPath: "vendorr", expected: "`vendor`", found: "the unknown key `vendorr`"),
    Case(
      name: "a misspelt key within", text: card("\"bytes\"", "\"unified\": true, \"bytes\""), line: 4,
      keyPath: "memory.unified", expected: "`isUnified`", found: "the unknown key `unified`"),
    Case(
      name: "negative memory", text: card("48e9", "-48e9"), line: 4, keyPath: "memory.bytes",
      expected: "a number from 100000000 to 100000000000000", found: "-48000000000"),
    Case(
      name: "no bandwidth at all", text: card("900e9", "0"), line: 4, keyPath: "memory.bandwidthBytesPerSecond",
      expected: "a number from 1000000000 to 1000000000000000", found: "0"),
    Case(
      name: "gigabytes for bytes", text: card("48e9", "48"), line: 4, keyPath: "memory.bytes",
      expected: "a number from 100000000 to 100000000000000", found: "48"),
    Case(
      name: "another id than the file's", text: card("\"own-card\"", "\"other\""), line: 2, keyPath: "id",
      expected: "\"own-card\", as the file is called", found: "\"other\""),
    Case(
      name: "an unknown class", text: card("\"name\"", "\"deviceClass\": \"toaster\",\n \"name\""), line: 3,
      keyPath: "deviceClass",
      expected:
        "one of `datacenter`, `workstation`, `consumer`, `desktop`, `laptop`, `edge`, `mobile`, `cpu`",
      found: "\"toaster\""),
    Case(
      name: "a key twice", text: card("\"name\"", "\"id\": \"own-card\",\n \"name\""), line: 3, keyPath: "",
      expected: "each key once", found: "`id` again"),
    Case(
      name: "a comma too many", text: card("900e9 }", "900e9, }"), line: 4, keyPath: "", expected: "a key in quotes",
      found: "`}`"),
    Case(
      name: "no object", text: "[1, 2]", line: 1, keyPath: "", expected: "an object in braces", found: "an array of 2"),
    Case(
      name: "not a number", text: card("900e9", "NaN"), line: 4, keyPath: "", expected: "a value", found: "`N`"),
    Case(
      name: "beyond all numbers", text: card("900e9", "1e999"), line: 4, keyPath: "",
      expected: "a number within range", found: "1e999"),
  ]

  @Test("The error names file, line, key, what was expected and what was found", arguments: cases)
  func names(_ item: Case) throws {
    let folder = try TemporaryCatalog()
    let path = try folder.write(item.text, kind: .hardware, id: "own-card")
    let store = CatalogStore(CatalogLocation(folders: [folder.path]))
    let error = try #require(throws: CatalogError.self) { try store.accelerator("own-card") }
    guard case .malformed(let entry) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(entry.path == path)
    #expect(entry.line == item.line)
    #expect(entry.keyPath == item.keyPath)
    #expect(entry.expected == item.expected)
    #expect(entry.found == item.found)
    #expect(!entry.fix.isEmpty && error.message.contains(path))
  }

  @Test("A bad file among good ones spoils only itself")
  func badNeighbour() throws {
    let folder = try TemporaryCatalog()
    try folder.write("{", kind: .hardware, id: "broken")
    try folder.write(MinimalEntries.accelerator, kind: .hardware, id: "own-card")
    let store = CatalogStore(CatalogLocation(folders: [folder.path]))
    #expect(try store.accelerator("own card").id == "own-card")
    #expect(throws: CatalogError.self) { try store.accelerator("broken") }
    let report = try CatalogValidation.validate(folder.path)
    #expect(report.findings.count == 1 && report.checked[.hardware] == 2)
  }

  @Test("A file that can't be read is told with the reason, in one sentence")
  func unreadable() throws {
    let folder = try TemporaryCatalog()
    try folder.write(MinimalEntries.accelerator, kind: .hardware, id: "own-card")
    let path = "\(folder.path)/hardware/other.json"
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "\(folder.path)/nowhere")
    let finding = try #require(try CatalogValidation.validate(folder.path).findings.first)
    #expect(
      finding.message
        == "\(path): expected a readable file, found one that can't be read (No such file or directory). "
        + "To mend it, make it readable or remove it.")
  }

  @Test("References to entries that do not exist and names used twice are found")
  func references() throws {
    let folder = try TemporaryCatalog()
    let card = MinimalEntries.accelerator
    try folder.write(card.replacing("\"id\"", with: "\"aliases\": [\"x\"], \"id\""), kind: .hardware, id: "own-card")
    let other = card.replacing("own-card", with: "other").replacing("\"id\"", with: "\"aliases\": [\"X\"], \"id\"")
    try folder.write(other, kind: .hardware, id: "other")
    let report = try CatalogValidation.validate(folder.path)
    #expect(report.findings.map(\.keyPath) == ["aliases[0]"])
    #expect(
      report.findings.first?.found == "\"X\", which means other"
        || report.findings.first?.found == "\"x\", which means other")
  }

  @Test("No beginning of a shipped file crashes the reader, and none is taken for a whole file")
  func truncations() throws {
    for id in ["hardware/h100-sxm-80gb", "schemes/gguf-q2_k", "engines/vllm"] {
      let bytes = try FileSystem.read("\(SourceTree.catalogs)/\(id).json")
      for length in stride(from: 0, to: bytes.count - 2, by: 7) {
        #expect(throws: JSONProblem.self) { try JSONDocument(Array(bytes.prefix(length))) }
      }
    }
  }

  @Test("Bytes turned at random give an entry or an error, never a crash", arguments: 0..<20)
  func noise(seed: UInt64) throws {
    let bytes = try FileSystem.read("\(SourceTree.catalogs)/hardware/h100-sxm-80gb.json")
    var random = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    for _ in 0..<50 {
      var noisy = bytes
      for _ in 0..<3 {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        noisy[Int(random >> 33) % noisy.count] = UInt8(truncatingIfNeeded: random >> 20)
      }
      _ = try? JSONDocument(noisy).decode(Accelerator.self)
    }
  }

  @Test("Deep nesting is an error, not a crash")
  func deepNesting() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: JSONProblem.self) { try JSONDocument(Array(text.utf8)) }
  }
}
