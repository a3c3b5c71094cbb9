import Catalogs
import Domain
import Quantization
import TerminalModel
import Tensors
import TestSupport
import Testing

@testable import Presentation

@Suite("The laboratory's view of a model")
struct LaboratoryTests {
  @Test(
    "A model's matrices have unique names, their own shapes, and classes that recipes quantize",
    arguments: ["llama-4-scout", "llama-3.1-8b", "deepseek-v2-lite", "qwen3-30b-a3b", "gemma-3-27b", "mixtral-8x7b"])
  func matrices(name: String) throws {
    let architecture = try #require(try ShippedCatalogs.store().model(name).architecture)
    let tensors = LaboratoryModel.tensors(of: architecture)
    #expect(Set(tensors.map(\.name)).count == tensors.count)
    #expect(tensors.quantizable().count == tensors.count)
    #expect(tensors.allSatisfy { ($0.layerIndex ?? -1) < architecture.layers && $0.layerIndex != nil })
    let held = tensors.reduce(Int64(0)) { $0 + Int64($1.elementCount) }
    #expect(held <= architecture.parameterCount)
    #expect(Double(held) > 0.5 * Double(architecture.parameterCount))
  }

  @Test("Synthetic weights are called so first of all, and the tables fit 80 columns")
  func table() throws {
    let source = try #require(
      LaboratoryModel.syntheticSource(try ShippedCatalogs.store().model("all-minilm-l6-v2"), seed: 1))
    let schemes = ["int8", "fp8-e4m3-channel", "int4-g128"].compactMap(Treatment.init(named:))
    let run = MeasurementRun(source: source, tensors: source.tensors, schemes: schemes, sampleLimit: 2)
    let report = try run.run()
    #expect(report.results.count == 6)
    let lines = MeasurementTable.lines(report, width: 80)
    #expect(lines[0].text.contains("synthetic"))
    for line in lines { #expect(line.width <= 80, "\(line.text)") }
    for result in report.results { #expect(lines.contains { $0.text.hasPrefix(result.tensor) }) }
  }
}
