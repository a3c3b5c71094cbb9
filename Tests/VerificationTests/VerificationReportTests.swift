import Catalogs
import Documents
import Domain
import Export
import FoundationEssentials
import Presentation
import TestSupport
import Testing

@testable import Verification

@Suite("Our figures against published measurements")
struct VerificationReportTests {
  static let catalogs = Result {
    let store = try ShippedCatalogs.store()
    return try EvidenceCatalogs(store, evidence: store.allEvidence())
  }
  static let report = Result { try VerificationReport(catalogs.get()) }

  @Test(
    "Errors of rows that nothing is fitted on stay within the bounds reached",
    arguments: EvidenceGroup.all.map(\.name))
  func bounds(name: String) throws {
    let line = try #require(try Self.report.get().lines.first { $0.group.name == name })
    #expect(!line.comparisons.isEmpty, "no rows for \(name)")
    let gate = try #require(VerificationGates.all[name], "no gate for \(name)")
    // Of one pair of model and source all rows are in one half.
    let statistics = line.unfitted.rows > 0 ? line.unfitted : line.fitted
    let (median, upper) = (try #require(statistics.median), try #require(statistics.upper(line.group.percentile)))
    #expect(median <= gate.median, "median \(median) of \(statistics.rows) rows")
    #expect(upper <= gate.upper, "percentile \(line.group.percentile): \(upper)")
  }

  @Test("Answers of yes or no and orders of speed agree as often as reached")
  func outcomes() throws {
    let gates = ["Fits": 0.99, "Which": 0.97, "Perplexity": 0.42]
    for outcome in try Self.report.get().outcomes {
      let gate = try #require(gates.first { outcome.name.hasPrefix($0.key) })
      #expect(outcome.share >= gate.value, "\(outcome.name): \(outcome.right) of \(outcome.count)")
    }
  }

  @Test("Each measurement belongs to exactly one group")
  func partition() throws {
    let catalogs = try Self.catalogs.get()
    for topic in Set(EvidenceGroup.all.map(\.topic)) {
      let groups = EvidenceGroup.all.filter { $0.topic == topic }
      for measurement in catalogs.measurements(topic) {
        let names = try groups.filter { try $0.includes(measurement, catalogs: catalogs) }.map(\.name)
        #expect(names.count == 1, "\(topic), \(measurement.row.model), \(measurement.engine): \(names)")
      }
    }
  }

  @Test("Constants without a GPU or a family are of the constants in use, else `make leave-one-out` is due")
  func leftOut() throws {
    let store = try ShippedCatalogs.store()
    let told = try #require(try store.evidence("left-out").leftOut)
    for part in told.engines {
      let same = try store.engine(part.engine, keys: part.keys, used: part.used, constants: part.used)
      #expect(same != nil, "\(part.engine) has other constants than those that were fitted anew")
      #expect(part.refits.allSatisfy { $0.constants != part.used })
    }
    let lines = try Self.report.get().lines
    let speeds = lines.filter { [.decode, .prefill, .throughput, .load].contains($0.group.topic) }
    for label in LeftOutConstants.Label.allCases {
      #expect(speeds.contains { ($0.leftOut[label]?.rows ?? 0) > 100 })
      #expect(lines.allSatisfy { line in line.leftOut[label].map { $0.rows <= line.comparisons.count } == true })
    }
    // Whoever measured nothing of a card is no nearer for it: in all the errors are larger than of the fitted rows.
    let pairs = speeds.flatMap(\.comparisons).compactMap { row in
      row.without(.accelerator).map { ($0.error, row.error) }
    }
    #expect(pairs.map(\.0).percentile(0.5) ?? 0 > pairs.map(\.1).percentile(0.5) ?? 1)
  }

  @Test("The README shows the tables as computed")
  func readme() throws {
    let text = String(decoding: try Data(contentsOf: URL(filePath: String(SourceTree.readme))), as: UTF8.self)
    let parts = text.split(separator: "<!-- accuracy:begin -->", omittingEmptySubsequences: false)
    try #require(parts.count == 2, "README.md has no mark where the tables begin")
    let end = try #require(parts[1].firstRange(of: "<!-- accuracy:end -->"))
    let shown = parts[1][..<end.lowerBound].split(separator: "\n").filter { $0.hasPrefix("|") }.map(String.init)
    let document = VerificationDocument.document(try Self.report.get())
    let markdown = ExportFormat.markdown.text(of: document) { "" }
    #expect(shown == markdown.split(separator: "\n").filter { $0.hasPrefix("|") }.map(String.init))
  }
}
