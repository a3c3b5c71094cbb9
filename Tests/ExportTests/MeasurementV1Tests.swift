import Export
import Quantization
import Tensors
import Testing

@Suite("Measurements of schema version 1")
struct MeasurementV1Tests {
  @Test("JSON has every field of the contract, null where unknown")
  func json() throws {
    let tensors = ["q_proj", "k_proj", "v_proj", "o_proj"].map { name in
      TensorDescriptor(
        name: "model.layers.0.self_attn.\(name).weight", shape: [4, 4], elementType: .bfloat16, elementCount: 16)
    }
    let report = try MeasurementRun(
      source: SyntheticSource(tensors, seed: 1), tensors: tensors, schemes: [try #require(Treatment(named: "bf16"))]
    ).run()
    let text = try MeasurementExport.json(report)
    for key in [
      "tensor", "shape", "scheme", "method", "bitsPerWeight", "relativeSquaredError", "relativeError",
      "meanSquaredError", "signalToNoiseDecibels", "cosineSimilarity", "maximumAbsoluteError", "outputRelativeError",
      "seconds", "summary", "results", "synthetic",
    ] { #expect(text.contains("\"\(key)\":"), "\(key)") }
    #expect(text.contains("\"outputRelativeError\": null"))
    // An exact copy has an infinite ratio, which JSON has no number for.
    #expect(text.contains("\"signalToNoiseDecibels\": null"))
  }
}
