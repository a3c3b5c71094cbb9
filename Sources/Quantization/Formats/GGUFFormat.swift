import CQuantKernels
import Tensors

/// The GGUF types, byte for byte as ggml's reference code writes them without an importance matrix.
///
/// Those named `_0` and `_1` have one scale (and for `_1` a minimum) a block of 32. Those named `_K`, and IQ4_XS, have
/// super-blocks of 256 weights whose sub-blocks' scales are searched for and then quantized themselves. The IQ4 types
/// take 16 uneven values instead of even steps; IQ4_NL searches too, but in blocks of 32.
package struct GGUFFormat: WeightFormat, Hashable {
  package enum BlockType: String, Sendable, Hashable, CaseIterable {
    case q8_0, q5_1, q5_0, q4_1, q4_0
    case q6_k, q5_k, q4_k, q3_k, q2_k, iq4_nl, iq4_xs

    var kernelType: cq_gguf_type {
      switch self {
      case .q4_0: CQ_GGUF_Q4_0
      case .q4_1: CQ_GGUF_Q4_1
      case .q5_0: CQ_GGUF_Q5_0
      case .q5_1: CQ_GGUF_Q5_1
      case .q8_0: CQ_GGUF_Q8_0
      case .q2_k: CQ_GGUF_Q2_K
      case .q3_k: CQ_GGUF_Q3_K
      case .q4_k: CQ_GGUF_Q4_K
      case .q5_k: CQ_GGUF_Q5_K
      case .q6_k: CQ_GGUF_Q6_K
      case .iq4_nl: CQ_GGUF_IQ4_NL
      case .iq4_xs: CQ_GGUF_IQ4_XS
      }
    }

    /// Bits of one block's scales and minima: float16 each, and what sub-blocks have beside them.
    var scaleBits: Int {
      switch self {
      case .q4_0, .q5_0, .q8_0, .iq4_nl: 16
      case .q4_1, .q5_1: 2 * 16
      case .q2_k: 2 * 16 + 16 * (4 + 4)
      case .q3_k: 16 + 16 * 6
      case .q4_k, .q5_k: 2 * 16 + 8 * (6 + 6)
      case .q6_k: 16 + 16 * 8
      case .iq4_xs: 16 + 8 * 6
      }
    }
  }

  package static let all: [GGUFFormat] = BlockType.allCases.map { GGUFFormat($0) }

  package let type: BlockType

  package init(_ type: BlockType) { self.type = type }

  package var id: String { "gguf-\(type.rawValue)" }
  package var aliases: [String] { ["ggml_\(type.rawValue)", type.rawValue] }
  package var title: String { "GGUF \(type.rawValue.uppercased()) blocks of \(blockLength)" }

  /// Weights of one block, which must divide a row: 32 or 256.
  package var blockLength: Int { cq_gguf_block_weights(type.kernelType) }
  /// Bytes of one block, scales included.
  var blockBytes: Int { cq_gguf_block_bytes(type.kernelType) }

  package func storage(of shape: MatrixShape) throws(FormatError) -> StorageSize {
    try checkBlocks(of: blockLength, in: shape)
    let blocks = shape.elementCount / blockLength
    return StorageSize(codeBits: blocks * (8 * blockBytes - type.scaleBits), scaleBits: blocks * type.scaleBits)
  }

  package func quantizer(
    for shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> any Quantizer {
    try checkBlocks(of: blockLength, in: shape)
    return GGUFQuantizer(format: self, shape: shape, instructions: instructions)
  }
}

/// Rounds one matrix to GGUF blocks.
private struct GGUFQuantizer: Quantizer {
  let format: GGUFFormat
  let shape: MatrixShape
  let instructions: InstructionSet

  var blockElements: Int { format.blockLength }

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
