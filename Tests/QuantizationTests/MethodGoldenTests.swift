import FoundationEssentials
import Quantization
import Tensors
import Testing

/// What llmcompressor and the methods' authors' own code make of the same layers.
@Suite("Methods conform to their reference implementations")
struct MethodGoldenTests {
  @Test("GPTQ's output error, codes, scales and zero points agree", arguments: MethodGoldens.folders)
  func gptq(folder: String) throws {
    try check(folder, prefix: "gptq_")
  }

  @Test("Pruning's output error, masks and weights agree", arguments: MethodGoldens.folders)
  func pruning(folder: String) throws {
    for prefix in ["magnitude_", "wanda_", "sparsegpt_"] { try check(folder, prefix: prefix) }
  }

  @Test("Rounding to nearest has the same output error", arguments: MethodGoldens.folders)
  func roundToNearest(folder: String) throws { try check(folder, prefix: "rtn_") }

  private func check(_ folder: String, prefix: String) throws {
    let golden = try MethodGoldens(folder: folder)
    var checked = 0
    for (layerName, runs) in golden.runs.sorted(by: { $0.key < $1.key }) {
      let layer = try #require(try golden.layer(layerName))
      for (name, run) in runs.sorted(by: { $0.key < $1.key }) where name.hasPrefix(prefix) {
        let label = "\(layerName)/\(name)"
        let scheme = try #require(MethodCatalog.run(named: name), Comment(rawValue: label))
        let format = try #require(scheme.format(for: Samples.descriptor(1, 1, name: layer.name)))
        let result = try scheme.method.quantize(layer, to: format)
        let error = try outputError(layer, result)
        let expected = try #require(run.output_rel)
        print("\(label): output error \(error), expected \(expected)")
        #expect(abs(error - expected) <= 1e-3 * expected, Comment(rawValue: label))
        try checkFields(golden, label, layer.shape, result)
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

  private func checkFields(_ golden: MethodGoldens, _ label: String, _ shape: MatrixShape, _ result: QuantizedLayer)
    throws
  {
    if let nibbles = try golden.bytes("\(label)/codes_nibbles"), let field = result.encoded.field("codes") {
      let expected = nibbles.flatMap { [Int8($0 & 15) - 8, Int8($0 >> 4) - 8] }
      let codes = field.bytes.map { Int8(bitPattern: $0) }
      let share = Double(zip(codes, expected).count { $0 == $1 }) / Double(expected.count)
      print("  codes equal: \(share)")
      #expect(share >= 0.995, Comment(rawValue: label))
    }
    if let expected = try golden.floats("\(label)/scales"), let field = result.encoded.field("scales") {
      let scales = field.bytes.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
      #expect(scales == expected, Comment(rawValue: label))
    }
    if let bits = try golden.bytes("\(label)/mask_bits") {
      let values = result.encoded.dequantized
      let share = Double(values.indices.count { (values[$0] == 0) == (bits[$0 / 8] >> ($0 % 8) & 1 != 0) })
      print("  mask equal: \(share / Double(values.count))")
      #expect(share >= 0.999 * Double(values.count), Comment(rawValue: label))
    }
    if let rows = try golden.floats("\(label)/W_rows0_8") {
      let close = zip(rows, result.encoded.dequantized).count { abs($0 - $1) <= 1e-3 * abs($0) + 1e-5 }
      #expect(Double(close) >= 0.995 * Double(rows.count), Comment(rawValue: label))
    }
    if let expected = try golden.bytes("\(label)/zero_points"), let field = result.encoded.field("zero_points") {
      #expect(field.bytes == expected, Comment(rawValue: label))
    }
  }
}
