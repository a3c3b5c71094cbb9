import Tensors
import Testing

/// Small floats and codebooks, under the names that each library gives them.
@Suite("Checkpoints of small floats")
struct CheckpointRecognizerFloatsTests {
  private static let halves: [Float] = [0, 0.5, 1, 1.5, 2, 3, 4, 6, 0, -0.5, -1, -1.5, -2, -3, -4, -6]
  private static let codes = randomCodes(8, 64, bits: 4, seed: 11)
  private static let lowFirst = codes.flatMap { row in
    stride(from: 0, to: 64, by: 2).map { UInt8(row[$0] | row[$0 + 1] << 4) }
  }

  /// E4M3 codes of 1, 2, 0.5 and 1.5.
  private static let scaleCodes: [UInt8] = (0..<32).map { [0x38, 0x40, 0x30, 0x3c][$0 % 4] }
  private static let scaleValues: [Float] = [1, 2, 0.5, 1.5]

  @Test("NVFP4 with the inverse global scale, and with the direct one", arguments: [false, true])
  func nvfp4(modelOpt: Bool) throws {
    var builder = CheckpointBuilder()
    builder.add(modelOpt ? "m.weight" : "m.weight_packed", .uint8, [8, 32], Self.lowFirst)
    builder.add("m.weight_scale", .float8E4M3, [8, 4], Self.scaleCodes)
    builder.add(modelOpt ? "m.weight_scale_2" : "m.weight_global_scale", [1], floats: [4])
    try builder.readBack { source, tensor, values in
      #expect(source.tensors.count == 1 && tensor.name == "m.weight" && tensor.shape == [8, 64])
      #expect(tensor.storage?.label == "NVFP4 g16")
      let expected = Self.codes.flatMap { row in
        row.indices.map { column -> Float in
          let scale = Self.scaleValues[column / 16]
          return Self.halves[Int(row[column])] * (modelOpt ? scale * 4 : scale / 4)
        }
      }
      #expect(values == expected)
    }
  }

  @Test("MXFP4 as gpt-oss keeps it: experts of rows of blocks")
  func mxfp4() throws {
    var builder = CheckpointBuilder()
    builder.add("e.gate_up_proj_blocks", .uint8, [2, 4, 2, 16], Self.lowFirst)
    builder.add("e.gate_up_proj_scales", .uint8, [2, 4, 2], (0..<16).map { UInt8(120 + $0) })
    try builder.readBack { source, tensor, values in
      #expect(source.tensors.count == 1 && tensor.name == "e.gate_up_proj" && tensor.shape == [2, 4, 64])
      let expected = Self.codes.enumerated().flatMap { row, codes in
        codes.indices.map { column -> Float in
          let scale = Float(sign: .plus, exponent: 2 * row + column / 32 - 7, significand: 1)
          return Self.halves[Int(codes[column])] * scale
        }
      }
      #expect(values == expected)
    }
  }

  @Test("FP8 with scales of each granularity", arguments: [[1], [], [200], [200, 1], [200, 2], [2, 2]])
  func float8(shape: [Int]) throws {
    let count = shape.reduce(1, *)
    var builder = CheckpointBuilder()
    builder.add("m.weight", .float8E4M3, [200, 256], Array(repeating: 0x40, count: 200 * 256))
    builder.add(
      shape == [2, 2] ? "m.weight_scale_inv" : "m.weight_scale", shape, floats: (0..<count).map { Float($0 + 1) })
    try builder.readBack { source, tensor, values in
      #expect(source.tensors.count == 1 && tensor.shape == [200, 256])
      for (row, column) in [(0, 0), (127, 127), (128, 5), (5, 128), (199, 255)] {
        let scale: Int =
          switch shape {
          case [200], [200, 1]: row + 1
          case [200, 2]: 2 * row + column / 128 + 1
          case [2, 2]: 2 * (row / 128) + column / 128 + 1
          default: 1
          }
        #expect(values[256 * row + column] == 2 * Float(scale))
      }
    }
  }

  @Test("Eight-bit integers of compressed-tensors and of bitsandbytes")
  func integers() throws {
    let bytes = (0..<64).map { UInt8(truncatingIfNeeded: $0 - 32) }
    var builder = CheckpointBuilder()
    builder.add("m.weight", .int8, [2, 32], bytes)
    builder.add("m.weight_scale", [2, 1], floats: [0.5, 2])
    builder.add("m.weight_zero_point", .int8, [2, 1], [1, 255])
    try builder.readBack { _, tensor, values in
      #expect(tensor.storage?.label == "INT8 per channel")
      #expect(values[0] == -16.5 && values[63] == 64)
    }
    builder = CheckpointBuilder()
    builder.add("m.weight", .int8, [2, 32], bytes)
    builder.add("m.SCB", [2], floats: [127, 254])
    try builder.readBack { _, _, values in #expect(values[0] == -32 && values[63] == 62) }
  }

  // FSDP shards only tensors of floats, so that training under it keeps the codes' bytes as such.
  @Test(
    "NF4 with and without quantized maxima, over a shape that blocks don't divide, its bytes as any type",
    arguments: [false, true], [ElementType.uint8, .int8, .bfloat16, .float16, .float32, .float8E4M3])
  func codebook(nested: Bool, storage: ElementType) throws {
    let map: [Float] = (0..<16).map { Float($0) - 7 }
    let state =
      #"{"quant_type":"nf4","blocksize":64,"dtype":"bfloat16","shape":[7,73],"nested_blocksize":4,"nested_offset":0.5}"#
    let bytes = Array(Self.lowFirst.prefix(256))
    var builder = CheckpointBuilder()
    builder.add("m.weight", storage, [256 / storage.byteWidth, 1], bytes)
    builder.add("m.weight.quant_state.bitsandbytes__nf4", .uint8, [state.utf8.count], Array(state.utf8))
    builder.add("m.weight.quant_map", [16], floats: map)
    if nested {
      builder.add("m.weight.absmax", .uint8, [8], (0..<8).map { UInt8($0 * 9) })
      builder.add("m.weight.nested_absmax", [2], floats: [2, 3])
      builder.add("m.weight.nested_quant_map", [256], floats: (0..<256).map { Float($0) / 8 })
    } else {
      builder.add("m.weight.absmax", [8], floats: (0..<8).map { Float($0 + 1) })
    }
    try builder.readBack { source, tensor, values in
      #expect(source.tensors.count == 1 && tensor.shape == [7, 73] && values.count == 511)
      for index in [0, 1, 63, 64, 300, 510] {
        let block = index / 64
        let scale = nested ? Float(block * 9) / 8 * (block < 4 ? 2 : 3) + 0.5 : Float(block + 1)
        let byte = bytes[index / 2]
        #expect(values[index] == map[Int(index % 2 == 0 ? byte >> 4 : byte & 15)] * scale)
      }
    }
  }
}
