import CQuantKernels
import Tensors

/// The GGUF types with one scale (and for `_1` a minimum) a block of 32, byte for byte as ggml's reference code.
package struct GGUFFormat: WeightFormat, Hashable {
  package enum BlockType: String, Sendable, Hashable, CaseIterable {
    case q8_0, q5_1, q5_0, q4_1, q4_0

    var kernelType: cq_gguf_type {
      switch self {
      case .q4_0: CQ_GGUF_Q4_0
      case .q4_1: CQ_GGUF_Q4_1
      case .q5_0: CQ_GGUF_Q5_0
      case .q5_1: CQ_GGUF_Q5_1
      case .q8_0: CQ_GGUF_Q8_0
      }
    }

    /// Bits of one block's scale and minimum, as float16 each.
    var scaleBits: Int { self == .q4_1 || self == .q5_1 ? 32 : 16 }
  }

  package static let all: [GGUFFormat] = BlockType.allCases.map { GGUFFormat($0) }
  package static let blockLength = 32

  package let type: BlockType

  package init(_ type: BlockType) { self.type = type }

  package var id: String { "gguf-\(type.rawValue)" }
  package var aliases: [String] { ["ggml_\(type.rawValue)", type.rawValue] }
  package var title: String { "GGUF \(type.rawValue.uppercased()) blocks of 32" }

  /// Bytes of one block, scales included.
  var blockBytes: Int { cq_gguf_block_bytes(type.kernelType) }

  package func storage(of shape: MatrixShape) throws(FormatError) -> StorageSize {
    try checkBlocks(of: Self.blockLength, in: shape)
    let blocks = shape.elementCount / Self.blockLength
    return StorageSize(codeBits: blocks * (8 * blockBytes - type.scaleBits), scaleBits: blocks * type.scaleBits)
  }

  package func quantizer(
    for shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> any Quantizer {
    try checkBlocks(of: Self.blockLength, in: shape)
    return GGUFQuantizer(format: self, shape: shape, instructions: instructions)
  }
}

/// Rounds one matrix to GGUF blocks.
private struct GGUFQuantizer: Quantizer {
  let format: GGUFFormat
  let shape: MatrixShape
  let instructions: InstructionSet

  var blockElements: Int { GGUFFormat.blockLength }

  func measure(_ weights: UnsafeBufferPointer<Float>, at offset: Int) -> ErrorSums {
    ErrorSums(weights, using: instructions) { part, values in
      cq_gguf_encode(instructions.level, format.type.kernelType, part.baseAddress, part.count, nil, values)
    }
  }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    let rowBytes = shape.columns / blockElements * format.blockBytes
    var bytes = [UInt8](repeating: 0, count: shape.rows * rowBytes)
    var dequantized = [Float](repeating: 0, count: weights.count)
    cq_gguf_encode(
      instructions.level, format.type.kernelType, weights.baseAddress, weights.count, &bytes, &dequantized)
    return EncodedMatrix(
      dequantized: dequantized,
      fields: [.init(suffix: "codes", elementType: .uint8, shape: [shape.rows, rowBytes], bytes: bytes)])
  }
}
