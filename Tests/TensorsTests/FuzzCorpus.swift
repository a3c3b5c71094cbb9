import Tensors
import TestSupport

/// Good folders to be damaged: each form of weights, small.
enum FuzzCorpus {
  typealias Files = [String: [UInt8]]

  static func folders() throws -> [Files] {
    [
      try checkpoint(plain), try checkpoint(compressedTensors), try checkpoint(columnPacked),
      try checkpoint(floats), try checkpoint(codebook), sharded, ["model.gguf": gguf()],
      ["m-00001-of-00002.gguf": gguf("a."), "m-00002-of-00002.gguf": gguf("b.")],
    ]
  }

  private static func checkpoint(_ build: (inout CheckpointBuilder) -> Void) throws -> Files {
    var builder = CheckpointBuilder()
    build(&builder)
    let bytes = try withTemporaryFolder { folder in
      try builder.write(to: "\(folder)/m.safetensors")
      return try bytesOfFile("\(folder)/m.safetensors")
    }
    let configuration =
      #"{"quantization_config":{"quant_method":"gptq","bits":4,"group_size":32,"config_groups":{"g":{"weights":{"num_bits":4,"group_size":32}}}}}"#
    return ["model.safetensors": bytes, "config.json": Array(configuration.utf8)]
  }

  private static func zeros(_ count: Int) -> [UInt32] { Array(repeating: 0x7654_3210, count: count) }

  private static func plain(_ builder: inout CheckpointBuilder) {
    builder.add("a.weight", [4, 3], floats: [1, .nan, .infinity, 0, 5, 6, 7, 8, 9, 10, -.infinity, 12])
    builder.add("h", .float16, [2, 2], [0, 0x7c, 1, 2, 3, 4, 5, 6])
    builder.add("b", .bfloat16, [3], [0x80, 0x7f, 1, 2, 3, 4])
    builder.add("i", .int64, [1], Array(repeating: 1, count: 8))
  }

  private static func compressedTensors(_ builder: inout CheckpointBuilder) {
    builder.add("m.weight_packed", [8, 8], words: zeros(64))
    builder.add("m.weight_scale", [8, 2], floats: Array(repeating: 0.5, count: 16))
    builder.add("m.weight_zero_point", [1, 2], words: zeros(2))
    builder.add("m.weight_shape", [2], words: [8, 64])
    builder.add("m.weight_g_idx", [64], words: (0..<64).map { UInt32($0 % 2) })
    builder.add("n.weight", .int8, [2, 8], Array(repeating: 3, count: 16))
    builder.add("n.weight_scale", [2, 1], floats: [1, 2])
  }

  private static func columnPacked(_ builder: inout CheckpointBuilder) {
    builder.add("g.qweight", [8, 16], words: zeros(128))
    builder.add("g.qzeros", [2, 2], words: zeros(4))
    builder.add("g.scales", [2, 16], floats: Array(repeating: 0.5, count: 32))
    builder.add("g.g_idx", [64], words: (0..<64).map { UInt32($0 / 32) })
    builder.add("a.qweight", [64, 2], words: zeros(128))
    builder.add("a.qzeros", [2, 2], words: zeros(4))
    builder.add("a.scales", [2, 16], floats: Array(repeating: 0.5, count: 32))
  }

  private static func floats(_ builder: inout CheckpointBuilder) {
    builder.add("n.weight_packed", .uint8, [4, 16], Array(repeating: 0x9a, count: 64))
    builder.add("n.weight_scale", .float8E4M3, [4, 2], Array(repeating: 0x7f, count: 8))
    builder.add("n.weight_global_scale", [1], floats: [0])
    builder.add("e_blocks", .uint8, [2, 2, 1, 16], Array(repeating: 0x9a, count: 64))
    builder.add("e_scales", .uint8, [2, 2, 1], [0, 255, 127, 3])
    builder.add("f.weight", .float8E4M3, [4, 8], Array(repeating: 0x7f, count: 32))
    builder.add("f.weight_scale_inv", [1, 1], floats: [2])
  }

  private static func codebook(_ builder: inout CheckpointBuilder) {
    let state = #"{"quant_type":"nf4","blocksize":64,"shape":[4,33],"nested_blocksize":256,"nested_offset":0.5}"#
    builder.add("m.weight", .uint8, [66, 1], Array(repeating: 0x3c, count: 66))
    builder.add("m.weight.quant_state.bitsandbytes__nf4", .uint8, [state.utf8.count], Array(state.utf8))
    builder.add("m.weight.quant_map", [16], floats: Array(repeating: 0.25, count: 16))
    builder.add("m.weight.absmax", .uint8, [3], [1, 2, 3])
    builder.add("m.weight.nested_absmax", [1], floats: [2])
    builder.add("m.weight.nested_quant_map", [256], floats: Array(repeating: 0.5, count: 256))
  }

  private static var sharded: Files {
    let entry = #":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#
    let index =
      #"{"metadata":{"total_size":16},"weight_map":{"a":"model-1.safetensors","b":"model-2.safetensors"}}"#
    return [
      "model.safetensors.index.json": Array(index.utf8),
      "model-1.safetensors": safetensorsBytes("{\"a\"" + entry, data: Array(repeating: 1, count: 8)),
      "model-2.safetensors": safetensorsBytes("{\"b\"" + entry, data: Array(repeating: 1, count: 8)),
    ]
  }

  private static func gguf(_ prefix: String = "") -> [UInt8] {
    let blocks: [(type: UInt32, weights: UInt64, bytes: Int)] = [
      (0, 1, 4), (1, 1, 2), (30, 1, 2), (2, 32, 18), (3, 32, 20), (6, 32, 22), (7, 32, 24), (8, 32, 34), (10, 256, 84),
      (11, 256, 110), (12, 256, 144), (13, 256, 176), (14, 256, 210), (15, 256, 292), (16, 256, 66), (17, 256, 74),
      (18, 256, 98), (19, 256, 50), (20, 32, 18), (21, 256, 110), (22, 256, 82), (23, 256, 136), (24, 1, 1),
      (28, 1, 8), (29, 256, 56), (34, 256, 54), (35, 256, 66), (39, 32, 17), (40, 64, 36),
      (41, 128, 18),
    ]
    var builder = GGUFBuilder(tensors: UInt64(blocks.count), pairs: 3)
    builder.pair("general.architecture", "llama")
    builder.pair("general.alignment", 32)
    builder.string("tokenizer.ggml.tokens")
    builder.number(UInt32(9))
    builder.number(UInt32(8))
    builder.number(UInt64(2))
    for text in ["a", "bc"] { builder.string(text) }
    for (index, block) in blocks.enumerated() {
      let bytes = (0..<2 * block.bytes).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ index) }
      builder.tensor("\(prefix)t\(block.type)", [2, block.weights], type: block.type, bytes)
    }
    return builder.file
  }
}
