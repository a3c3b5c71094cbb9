import Quantization
import Tensors
import Testing

@Suite("Layer-wise tuning")
struct TuningTests {
  private func layer(workers: Int = 1, isCancelled: @escaping @Sendable () -> Bool = { false }) throws -> Layer {
    let tensor = Samples.descriptor(32, 256, name: "layers.0.mlp.up_proj.weight")
    return Layer(
      name: tensor.name, shape: tensor.matrix, weights: try Samples.matrix(32, 256, seed: 5),
      activations: try SyntheticActivations(seed: 3, tokenCount: 512).activations(for: tensor),
      work: WorkContext(workers: workers, isCancelled: isCancelled))
  }

  private func error(_ layer: Layer, _ method: String, _ format: String) throws -> Double {
    let result = try #require(MethodCatalog.method(named: method)).quantize(
      layer, to: try #require(CodecCatalog.format(named: format)))
    let activations = try #require(layer.activations)
    return try #require(
      try OutputError.relativeError(layer, dequantized: result.encoded.dequantized, activations: activations))
  }

  @Test(
    "Tuning never errs more than its start, and much less than rounding",
    arguments: ["int4-g128", "int3-g128-asym", "nvfp4"])
  func improves(format: String) throws {
    let layer = try layer()
    for start in ["rtn", "gptq", "awq", "sparsegpt-2of4"] {
      let before = try error(layer, start, format)
      let after = try error(layer, "\(start)+tune-100", format)
      print("\(format) \(start): output error \(before), tuned \(after)")
      #expect(after <= before * 1.000_001, "\(start)")
      if start == "rtn" { #expect(after < 0.8 * before) }
    }
  }

  @Test("Tuned weights lie on their grid, and what was pruned stays zero")
  func grid() throws {
    let layer = try layer()
    let format = try #require(CodecCatalog.format(named: "int4-g128"))
    let result = try #require(MethodCatalog.method(named: "wanda-2of4+tune-20")).quantize(layer, to: format)
    let values = result.encoded.dequantized
    #expect(try #require(result.grid).rounded(values) == values)
    for start in stride(from: 0, to: values.count, by: 4) {
      #expect(values[start..<start + 4].count { $0 == 0 } >= 2)
    }
  }

  @Test("The same start gives the same end; a cancelled run ends; formats without a grid are refused")
  func behaviour() throws {
    let format = try #require(CodecCatalog.format(named: "int4-g128"))
    let method = try #require(MethodCatalog.method(named: "tune-20"))
    let first = try method.quantize(layer(), to: format).encoded
    #expect(try method.quantize(layer(), to: format).encoded == first)
    let cancelled = try layer(isCancelled: { true })
    #expect(throws: CancellationError.self) { try method.quantize(cancelled, to: format) }
    let whole = try layer()
    #expect(throws: MethodError.self) { try method.quantize(whole, to: GGUFCodec(.q4_k)) }
    #expect(MethodCatalog.method(named: "tune-0") == nil)
    #expect(method.calibration == .tokens)
  }
}
