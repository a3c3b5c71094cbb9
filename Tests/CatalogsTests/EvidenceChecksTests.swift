import Domain
import TestSupport
import Testing

@testable import Catalogs

@Suite("Files of evidence")
struct EvidenceChecksTests {
  private let store = CatalogStore(CatalogLocation(folders: [SourceTree.catalogs]))

  @Test("There is a file of each kind, and every row has a source")
  func complete() throws {
    let all = try store.allEvidence()
    #expect(Set(all.map(\.topic)) == Set(EvidenceTopic.allCases))
    for evidence in all where ![.leftOut, .drawnPower, .quality].contains(evidence.topic) {
      #expect(evidence.sets.allSatisfy { set in set.rows.allSatisfy { $0.source ?? set.source != nil } })
    }
    let fit = try #require(try store.qualityFit())
    #expect(fit.schemes.count > 30 && fit.models.count > 10)
    #expect(try #require(try store.drawnPower()).always > 0)
  }

  static let faults: [(String, String, String, String)] = [
    ("weights", "\"gibibytes\": 7.21, ", "", "rows[0].gibibytes"),
    ("weights", "\"gibibytes\": 7.21", "\"gibibytes\": \"7.21\"", "rows[0].gibibytes"),
    ("weights", "\"gibibytes\"", "\"gibibyte\"", "rows[0].gibibyte"),
    ("weights", "\"scheme\": \"bf16\"", "\"scheme\": \"bf16\", \"fits\": true", "rows[0].fits"),
    ("weights", "\"kind\": \"weights\"", "\"kind\": \"weight\"", "kind"),
    ("quality", "\"exponent\": 0.85", "\"exponent\": -1", "perplexity.exponent"),
    ("quality", "\"sizeExponent\": ", "\"sizeExponent\": 3", "recovery.sizeExponent"),
    ("quality", "\"effect\": 0.0383", "\"effect\": null", "schemes[0].effect"),
    ("quality", "{ \"families\": [", "{ \"family\": [", "families[0].families"),
    (
      "accuracy", "\"scheme\": \"fp8-static\"", "\"scheme\": \"fp8-static\", \"format\": \"FP8\"",
      "sets[0].rows[0].scheme"
    ),
    ("accuracy", "\"scheme\": \"fp8-static\", ", "", "sets[0].rows[0].scheme"),
    ("drawn-power", "\"always\": 0.6", "\"always\": 6", "always"),
    ("drawn-power", "\"idle\": 0.15", "\"idle\": null", "idle"),
    ("left-out", "\"used\": [", "\"used\": [1.0, ", "engines[0].used"),
    ("left-out", "\"date\": \"20", "\"date\": \"x", "date"),
    ("decode", "\"source\": ", "\"origin\": ", "sets[0].origin"),
    ("decode", "\"outputTokens\": 512", "\"outputTokens\": 9223372036854775807", "sets[0].rows[0].outputTokens"),
    ("load", "\"batch\": 8", "\"batch\": 0", "sets[0].rows[0].batch"),
    ("weights", "\"gibibytes\": 7.21", "\"gibibytes\": -7.21", "rows[0].gibibytes"),
  ]

  @Test("A row that is not of its kind is refused with its key", arguments: faults)
  func refused(id: String, part: String, replacement: String, key: String) throws {
    let text = String(decoding: try FileSystem.read("\(SourceTree.catalogs)/evidence/\(id).json"), as: UTF8.self)
    let range = try #require(text.firstRange(of: part))
    let folder = try TemporaryCatalog()
    let broken = text[..<range.lowerBound] + replacement + text[range.upperBound...]
    try folder.write(String(broken), kind: .evidence, id: id)
    let report = try CatalogValidation.validate(folder.path)
    #expect(report.findings.map(\.keyPath) == [key], "\(report.findings.map(\.message))")
  }

  @Test("A broken file of one's own is an error that names it, not a reason to do without")
  func ownQuality() throws {
    let folder = try TemporaryCatalog()
    try folder.write("{\"kind\": \"quality\"}", kind: .evidence, id: "quality")
    let own = CatalogStore(CatalogLocation(folders: [folder.path, SourceTree.catalogs]))
    let error = #expect(throws: CatalogError.self) { try own.qualityFit() }
    #expect(error?.message.contains("quality.json") == true)
    #expect(error?.message.contains("`basis`") == true)
  }
}
