import Domain
import FoundationEssentials
import Quantities
import TestSupport
import Testing

@Suite("Our figures against published measurements")
struct EvidenceLawTests {
  static let catalogs = Result { try EvidenceCatalogs() }

  @Test("Errors stay within the bounds reached", arguments: EvidenceGroup.all.map(\.name))
  func bounds(name: String) throws {
    let group = try #require(EvidenceGroup.all.first { $0.name == name })
    let errors = try group.errors(Self.catalogs.get())
    try #require(!errors.isEmpty, "no rows for \(name)")
    let median = Statistics.percentile(0.5, of: errors)
    let upper = Statistics.percentile(group.gate.percentile, of: errors)
    #expect(median <= group.gate.median, "median \(median) of \(errors.count) rows")
    #expect(upper <= group.gate.bound, "percentile \(group.gate.percentile): \(upper)")
  }

  @Test("Answers of yes or no and orders of speed agree as often as reached")
  func outcomes() throws {
    for outcome in try EvidenceOutcomes.all(Self.catalogs.get()) {
      #expect(outcome.share >= outcome.gate, "\(outcome.name): \(outcome.right) of \(outcome.count)")
    }
  }

  @Test("Each measurement belongs to exactly one group")
  func partition() throws {
    let catalogs = try Self.catalogs.get()
    for file in Set(EvidenceGroup.all.map(\.file)) {
      let groups = EvidenceGroup.all.filter { $0.file == file }
      for measurement in try EvidenceFile.measurements(file) {
        let subject = try EvidenceSubject(measurement, catalogs: catalogs)
        let names = groups.filter { $0.includes(subject) }.map(\.name)
        #expect(names.count == 1, "\(file), \(measurement.row.model), \(measurement.engine): \(names)")
      }
    }
  }

  @Test("The table can be printed: QUANTPLAN_REPORT=1")
  func report() throws {
    let table = try EvidenceReport(Self.catalogs.get()).markdown
    #expect(!table.contains("nan"))
    if ProcessInfo.processInfo.environment["QUANTPLAN_REPORT"] != nil { print(table) }
  }

  @Test("The README shows the table as computed")
  func readme() throws {
    let path = SourceTree.readme
    let text = (try? String(contentsOf: URL(filePath: String(path)), encoding: .utf8)) ?? ""
    let parts = text.split(separator: "<!-- accuracy:begin -->", omittingEmptySubsequences: false)
    guard parts.count == 2, let end = parts[1].firstRange(of: "<!-- accuracy:end -->") else {
      print("skipped: README.md has no accuracy markers")
      return
    }
    let shown = parts[1][..<end.lowerBound].split(separator: "\n").map(String.init)
    #expect(shown == (try EvidenceReport(Self.catalogs.get()).lines), "print it with QUANTPLAN_REPORT=1")
  }
}
