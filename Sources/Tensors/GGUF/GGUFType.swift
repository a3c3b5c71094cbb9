import Kernels

/// How a GGUF tensor's elements are stored, by ggml's numbers.
struct GGUFType: Sendable, Hashable {
  /// What can be done with it.
  enum Reading: Sendable, Hashable {
    /// Plain elements, as safetensors has them too.
    case plain(ElementType)
    case blocks(cq_gguf_type)
    /// Known, but its values can't be had.
    case refused(weights: Int, bytes: Int)
  }

  let name: String
  let reading: Reading

  init?(number: UInt32) {
    guard let (name, reading) = Self.known[number] else { return nil }
    self.name = name
    self.reading = reading
  }

  /// Elements and bytes of one block.
  var block: (weights: Int, bytes: Int) {
    switch reading {
    case .plain(let type): (1, type.byteWidth)
    case .blocks(let type): (cq_gguf_block_weights(type), cq_gguf_block_bytes(type))
    case .refused(let weights, let bytes): (weights, bytes)
    }
  }

  static func == (left: GGUFType, right: GGUFType) -> Bool { left.name == right.name }
  func hash(into hasher: inout Hasher) { hasher.combine(name) }

  // ggml.h's enumeration and the block sizes of ggml-common.h.
  private static let known: [UInt32: (String, Reading)] = [
    0: ("F32", .plain(.float32)), 1: ("F16", .plain(.float16)), 2: ("Q4_0", .blocks(CQ_GGUF_Q4_0)),
    3: ("Q4_1", .blocks(CQ_GGUF_Q4_1)), 6: ("Q5_0", .blocks(CQ_GGUF_Q5_0)), 7: ("Q5_1", .blocks(CQ_GGUF_Q5_1)),
    8: ("Q8_0", .blocks(CQ_GGUF_Q8_0)), 9: ("Q8_1", .refused(weights: 32, bytes: 36)),
    10: ("Q2_K", .blocks(CQ_GGUF_Q2_K)), 11: ("Q3_K", .blocks(CQ_GGUF_Q3_K)), 12: ("Q4_K", .blocks(CQ_GGUF_Q4_K)),
    13: ("Q5_K", .blocks(CQ_GGUF_Q5_K)), 14: ("Q6_K", .blocks(CQ_GGUF_Q6_K)),
    15: ("Q8_K", .refused(weights: 256, bytes: 292)), 16: ("IQ2_XXS", .refused(weights: 256, bytes: 66)),
    17: ("IQ2_XS", .refused(weights: 256, bytes: 74)), 18: ("IQ3_XXS", .refused(weights: 256, bytes: 98)),
    19: ("IQ1_S", .refused(weights: 256, bytes: 50)), 20: ("IQ4_NL", .blocks(CQ_GGUF_IQ4_NL)),
    21: ("IQ3_S", .refused(weights: 256, bytes: 110)), 22: ("IQ2_S", .refused(weights: 256, bytes: 82)),
    23: ("IQ4_XS", .blocks(CQ_GGUF_IQ4_XS)), 24: ("I8", .plain(.int8)), 25: ("I16", .plain(.int16)),
    26: ("I32", .plain(.int32)), 27: ("I64", .plain(.int64)), 28: ("F64", .plain(.float64)),
    29: ("IQ1_M", .refused(weights: 256, bytes: 56)), 30: ("BF16", .plain(.bfloat16)),
    34: ("TQ1_0", .refused(weights: 256, bytes: 54)), 35: ("TQ2_0", .refused(weights: 256, bytes: 66)),
    39: ("MXFP4", .blocks(CQ_GGUF_MXFP4)), 40: ("NVFP4", .blocks(CQ_GGUF_NVFP4)),
  ]
}
