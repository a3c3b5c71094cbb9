import Catalogs
import Documents
import Domain
import Planning
import Presentation
import Quantization
import StyledText
import Tensors
import TestSupport
import Testing
import WeightErrors

@testable import Export

@Suite("Every document in every format")
struct ExportFormatTests {
  /// A plan, what fits where, a measurement with histograms, a catalog entry and a list, by the name of their goldens.
  private static func documents() throws -> [(name: String, document: Document)] {
    let store = try ShippedCatalogs.store()
    let planner = try ShippedCatalogs.planner()
    let request = try planner.request(model: "llama-4-scout", accelerator: "h100-sxm")
    let fit = try planner.fit(request, accelerators: ["h100-sxm", "l4"], schemes: ["bf16", "w4a16-g128", "nvfp4"])
    let entries = store.entries(.workloads).map { CatalogDocument.Row($0, details: []) }
    return [
      ("plan", PlanDocument.document(try Golden.plan())), ("fit", FitDocument.document(fit)),
      ("measurement", try measurement(store.model("all-minilm-l6-v2"))),
      ("entry", CatalogDocument.entry("workload chat", WorkloadFacts.facts(try store.workload("chat")))),
      ("list", CatalogDocument.list(entries, title: "Catalog: workloads", columns: [])),
    ]
  }

  private static func measurement(_ model: Model) throws -> Document {
    let source = try #require(LaboratoryModel.syntheticSource(model, seed: 1))
    let schemes = ["int8", "nf4", "int4-g128"].compactMap(Treatment.init(named:))
    let run = MeasurementRun(source: source, tensors: source.tensors, schemes: schemes, extent: .tensors(2))
    let report = try run.run()
    return MeasurementDocument.document(report, levels: try Array(WeightLevels.all(of: run, report: report).prefix(1)))
  }

  @Test("HTML reads like the golden files", arguments: ["plan", "fit", "measurement"])
  func golden(name: String) throws {
    let document = try #require(try Self.documents().first { $0.name == name }).document
    try Golden.expect(HTMLRenderer.text(document), matches: "\(name).html")
  }

  @Test("Every format writes every document, and a page shows it")
  func all() throws {
    for (name, document) in try Self.documents() {
      for format in ExportFormat.allCases {
        let text = format.text(of: document) { "{}" }
        #expect(text.count > 1 && !text.contains("Optional("), "\(name) as \(format)")
      }
      #expect(!PageRenderer(width: 80, symbols: .ascii).lines(document).isEmpty, "\(name)")
      #expect(document.records.rows.allSatisfy { $0.count == document.records.columns.count }, "\(name)")
    }
  }

  @Test("Whatever a plan holds, no text of it becomes markup", arguments: UInt64(1)...40)
  func escaped(seed: UInt64) throws {
    var random = try RandomPlan(seed: seed, template: Golden.plan().request)
    let text = try PlanExport.text(random.next(), as: .html)
    #expect(!text.contains("</b>") && text.hasSuffix("</html>\n"))
  }

  @Test(
    "A file's ending tells its format",
    arguments: [
      ("plan.json", ExportFormat.json), ("a/b.CSV", .csv), ("x.md", .markdown), ("x.markdown", .markdown),
      ("x.html", .html), ("x.HTM", .html), ("plan.txt", nil), ("plan", nil), ("a.json/plan", nil), ("-", nil),
      (".json", .json),
    ] as [(String, ExportFormat?)])
  func endings(path: String, format: ExportFormat?) {
    #expect(ExportFormat(path: path) == format)
  }
}
