import Quantization
import Tensors
import Testing

/// AWQ and SmoothQuant beside llmcompressor and the authors' own code.
@Suite("Scaling methods conform to their reference implementations")
struct ScalingGoldenTests {
  @Test("AWQ finds the same scales and output error", arguments: MethodGoldens.folders)
  func awq(folder: String) throws { try check(folder, prefix: "awq_") { $0.output_rel } }

  @Test("SmoothQuant has the same output error with activations rounded", arguments: MethodGoldens.folders)
  func smoothQuant(folder: String) throws { try check(folder, prefix: "smoothquant_") { $0.w8a8_output_rel } }

  private func check(_ folder: String, prefix: String, _ expected: (MethodGoldens.Run) -> Double?) throws {
    let golden = try MethodGoldens(folder: folder)
    var checked = 0
    for (layerName, runs) in golden.runs.sorted(by: { $0.key < $1.key }) {
      let layer = try #require(try golden.layer(layerName))
      for (name, run) in runs.sorted(by: { $0.key < $1.key }) where name.hasPrefix(prefix) {
        let label = Comment(rawValue: "\(layerName)/\(name)")
        let scheme = try #require(MethodCatalog.run(named: name), label)
        let result = try scheme.method.quantize(layer, to: try #require(scheme.soleFormat))
        let error = try outputError(layer, result)
        let known = try #require(expected(run), label)
        print("\(layerName)/\(name): output error \(error), expected \(known)")
        #expect(abs(error - known) <= 1e-3 * known, label)
        try checkArray(golden, "\(layerName)/\(name)/scales_s", result, "column_scales")
        if name.hasSuffix("clip") { try checkArray(golden, "\(layerName)/awq_mit_clip/max_val", result, "clip_limits") }
        if let weightsOnly = run.w8_only_output_rel {
          let error = try outputError(layer, QuantizedLayer(result.encoded))
          #expect(abs(error - weightsOnly) <= 1e-3 * weightsOnly, label)
        }
        checked += 1
      }
    }
    print("\(folder): \(checked) runs of \(prefix) checked")
    #expect(checked > 0)
  }

  private func outputError(_ layer: Layer, _ result: QuantizedLayer) throws -> Double {
    let activations = try #require(layer.activations)
    return try #require(
      try OutputError.relativeError(
        layer, dequantized: result.encoded.dequantized, quantizedActivations: result.activations,
        activations: activations))
  }

  private func checkArray(
    _ golden: MethodGoldens, _ name: String, _ result: QuantizedLayer, _ suffix: String
  ) throws {
    guard let expected = try golden.floats(name) else { return }
    let field = try #require(result.encoded.field(suffix), Comment(rawValue: name))
    let values = field.bytes.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
    let equal = zip(values, expected).count { abs($0 - $1) <= 1e-4 * abs($1) }
    #expect(values.count == expected.count && Double(equal) >= 0.995 * Double(expected.count), Comment(rawValue: name))
  }
}
