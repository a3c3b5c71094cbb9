import FoundationEssentials
import Quantization
import Tensors
import TestSupport
import Testing

/// Measuring a checkpoint that is quantized already says so.
@Suite("Measurements of quantized checkpoints")
struct MeasurementSummaryTests {
  @Test("The summary names the form, and errors are of the dequantized weights")
  func measured() throws {
    let folder = try TemporaryFolder()
    let codes = (0..<64 * 64).map { UInt8(truncatingIfNeeded: $0 * 37) }
    var writer = try SafetensorsWriter(
      path: folder.path("model.safetensors"),
      fields: [
        .init(name: "layers.0.mlp.up_proj.weight", elementType: .int8, shape: [64, 64]),
        .init(name: "layers.0.mlp.up_proj.weight_scale", elementType: .float32, shape: [1]),
      ])
    try writer.append(codes)
    try writer.append(withUnsafeBytes(of: Float(0.5)) { Array($0) })
    try writer.finish()
    let source = try WeightFiles.open(path: folder.path)
    let run = MeasurementRun(
      source: source, tensors: source.tensors, schemes: [try #require(Treatment(named: "int8"))])
    let report = try run.run()
    #expect(report.summary.storedAs == ["INT8 per tensor"])
    #expect(report.results.first?.tensor == "layers.0.mlp.up_proj.weight")
  }
}
