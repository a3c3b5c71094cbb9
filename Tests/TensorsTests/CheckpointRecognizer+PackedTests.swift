import Domain
import Tensors
import Testing

/// Integers in words: each form's own layout gives back the codes that went in.
@Suite("Packed integer checkpoints")
struct CheckpointRecognizerPackedTests {
  static let rows = 64
  static let columns = 256
  static let group = 64

  private static let scales: [[Float]] = (0..<rows).map { row in
    (0..<columns / group).map { Float(row + 1) / Float($0 + 3) }
  }

  private static func values(_ codes: [[UInt32]], _ zero: (Int, Int) -> Float, _ group: (Int) -> Int = { $0 / group })
    -> [Float]
  {
    codes.enumerated().flatMap { row, codes in
      codes.enumerated().map { column, code in
        (Float(code) - zero(row, group(column))) * scales[row][group(column)]
      }
    }
  }

  @Test("compressed-tensors, symmetric and not", arguments: [2, 3, 4, 5, 6, 7, 8], [false, true])
  func compressedTensors(bits: Int, asymmetric: Bool) throws {
    let codes = randomCodes(Self.rows, Self.columns, bits: bits, seed: 1)
    let zeros = randomCodes(Self.rows, Self.columns / Self.group, bits: bits, seed: 2)
    var builder = CheckpointBuilder()
    let words = codes.flatMap { packed($0, bits: bits) }
    builder.add("a.layers.3.mlp.down_proj.weight_packed", [Self.rows, words.count / Self.rows], words: words)
    builder.add("a.layers.3.mlp.down_proj.weight_scale", [Self.rows, 4], floats: Self.scales.flatMap(\.self))
    builder.add("a.layers.3.mlp.down_proj.weight_shape", [2], words: [UInt32(Self.rows), UInt32(Self.columns)])
    if asymmetric {
      let lines = transposed(zeros).map { packed($0, bits: bits) }
      builder.add(
        "a.layers.3.mlp.down_proj.weight_zero_point", [lines[0].count, 4], words: transposed(lines).flatMap(\.self))
    }
    builder.add("a.norm.weight", [2], floats: [1, 2])
    builder.add("a.layers.3.mlp.down_proj.input_scale", [1], floats: [1])
    try builder.readBack { source, tensor, values in
      #expect(source.tensors.map(\.name) == ["a.layers.3.mlp.down_proj.weight", "a.norm.weight"])
      #expect(tensor.shape == [Self.rows, Self.columns] && tensor.family == .feedForwardDown)
      #expect(tensor.storage?.label == "INT\(bits) g64, pack-quantized")
      let middle = Float(1 << (bits - 1))
      #expect(values == Self.values(codes) { asymmetric ? Float(zeros[$0][$1]) : middle + 0 * Float($1) })
    }
  }

  @Test("AWQ: outputs interleaved in words, inputs down the rows")
  func awq() throws {
    let codes = randomCodes(Self.rows, Self.columns, bits: 4, seed: 5)
    let zeros = randomCodes(Self.rows, Self.columns / Self.group, bits: 4, seed: 6)
    func interleaved(_ line: [UInt32]) -> [UInt32] {
      stride(from: 0, to: line.count, by: 8).map { start in
        [0, 2, 4, 6, 1, 3, 5, 7].enumerated().reduce(0) { $0 | line[start + $1.element] << UInt32(4 * $1.offset) }
      }
    }
    var builder = CheckpointBuilder()
    builder.add("m.qweight", [Self.columns, Self.rows / 8], words: transposed(codes).flatMap(interleaved))
    builder.add("m.qzeros", [4, Self.rows / 8], words: transposed(zeros).flatMap(interleaved))
    builder.add("m.scales", [4, Self.rows], floats: transposed(Self.scales).flatMap(\.self))
    try builder.readBack { source, tensor, values in
      #expect(source.tensors.map(\.name) == ["m.weight"] && tensor.storage?.label == "INT4 g64, AWQ")
      #expect(values == Self.values(codes) { Float(zeros[$0][$1]) })
    }
  }

  @Test("GPTQ, in its own order of columns or another", arguments: [2, 3, 4, 8], [false, true])
  func gptq(bits: Int, reordered: Bool) throws {
    let codes = randomCodes(Self.rows, Self.columns, bits: bits, seed: 7)
    let zeros = randomCodes(Self.rows, Self.columns / Self.group, bits: bits, seed: 8)
    let order = (0..<Self.columns).map { reordered ? ($0 * 7 + 3) % 4 : $0 / Self.group }
    var builder = CheckpointBuilder()
    let columns = codes.map { packed($0, bits: bits) }
    builder.add("m.qweight", [columns[0].count, Self.rows], words: transposed(columns).flatMap(\.self))
    let zeroWords = transposed(zeros).map { packed($0, bits: bits) }
    builder.add("m.qzeros", [4, zeroWords[0].count], words: zeroWords.flatMap(\.self))
    builder.add("m.scales", [4, Self.rows], floats: transposed(Self.scales).flatMap(\.self))
    builder.add("m.g_idx", [Self.columns], words: order.map(UInt32.init))
    for version in [1, 2] {
      let format = version == 1 ? "gptq" : "gptq_v2"
      let configuration =
        #"{"quantization_config":{"quant_method":"gptq","bits":\#(bits),"group_size":64,"checkpoint_format":"\#(format)"}}"#
      try builder.readBack(configuration: configuration) { _, tensor, values in
        #expect(tensor.storage?.label == "INT\(bits) g64, GPTQ\(reordered ? " in activation order" : "")")
        let expected = Self.values(codes, { Float(zeros[$0][$1]) + (version == 1 ? 1 : 0) }, { order[$0] })
        #expect(values == expected)
      }
    }
  }

  @Test("Shapes that contradict each other are refused, and so are methods that are not known")
  func refused() throws {
    var builder = CheckpointBuilder()
    builder.add("m.weight_packed", [2, 3], words: Array(repeating: 0, count: 6))
    builder.add("m.weight_shape", [2], words: [2, 99])
    builder.add("m.weight_scale", [2, 1], floats: [1, 1])
    #expect(throws: TensorError.self) { try builder.readBack { _, _, _ in } }
    let error = #expect(throws: TensorError.self) {
      try builder.readBack(configuration: #"{"quantization_config":{"quant_method":"aqlm"}}"#) { _, _, _ in }
    }
    #expect(error?.found == "“aqlm”" && error?.subject == "quantization_config.quant_method")
  }
}
