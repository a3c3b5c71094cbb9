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
    var type = CQ_GGUF_Q4_0
    if cq_gguf_type_of_number(number, &type) {
      name = String(cString: cq_gguf_name(type))
      reading = .blocks(type)
    } else if let (name, reading) = Self.others[number] {
      self.name = name
      self.reading = reading
    } else {
      return nil
    }
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

  // What the kernels' table lacks of ggml.h's enumeration, with the block sizes of ggml-common.h.
  private static let others: [UInt32: (String, Reading)] = [
    0: ("F32", .plain(.float32)), 1: ("F16", .plain(.float16)), 9: ("Q8_1", .refused(weights: 32, bytes: 36)),
    15: ("Q8_K", .refused(weights: 256, bytes: 292)), 24: ("I8", .plain(.int8)), 25: ("I16", .plain(.int16)),
    26: ("I32", .plain(.int32)), 27: ("I64", .plain(.int64)), 28: ("F64", .plain(.float64)),
    30: ("BF16", .plain(.bfloat16)), 42: ("Q2_0", .refused(weights: 64, bytes: 18)),
  ]
}
