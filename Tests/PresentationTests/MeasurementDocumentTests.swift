import Catalogs
import Documents
import Quantization
import StyledText
import Tensors
import TestSupport
import Testing
import WeightErrors

@testable import Presentation

@Suite("Tables of measurements")
struct MeasurementDocumentTests {
  @Test("Synthetic weights are called so first of all, and the tables fit 80 columns")
  func table() throws {
    let source = try #require(
      LaboratoryModel.syntheticSource(try ShippedCatalogs.store().model("all-minilm-l6-v2"), seed: 1))
    let schemes = ["int8", "fp8-e4m3-channel", "int4-g128"].compactMap(Treatment.init(named:))
    let run = MeasurementRun(source: source, tensors: source.tensors, schemes: schemes, extent: .tensors(2))
    let report = try run.run()
    #expect(report.results.count == 6)
    let lines = PageRenderer(width: 80, symbols: .unicode).lines(MeasurementDocument.document(report))
    #expect(lines[0].text.contains("synthetic"))
    for line in lines { #expect(line.width <= 80, "\(line.text)") }
    for result in report.results { #expect(lines.contains { $0.text.hasPrefix(result.tensor) }) }
  }
}
