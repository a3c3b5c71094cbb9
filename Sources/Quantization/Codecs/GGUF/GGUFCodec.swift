import Domain
import Kernels
import Tensors

/// The GGUF types, byte for byte as ggml's reference code writes them, with an importance matrix or without.
///
/// Those named `_0` and `_1` have one scale (and for `_1` a minimum) a block of 32. Those named `_K`, and IQ4_XS, have
/// super-blocks of 256 weights whose sub-blocks' scales are searched for and then quantized themselves. The IQ4 types
/// take 16 uneven values instead of even steps; IQ4_NL searches too, but in blocks of 32. MXFP4 and NVFP4 are the small
/// floats of those names, rounded to the nearest value, the smaller of two as near; NVFP4 has no scale of the whole
/// matrix here, so that small weights lose digits of their scales.
package struct GGUFCodec: Codec, Hashable {
  package enum BlockType: String, Sendable, Hashable, CaseIterable {
    case q8_0, q5_1, q5_0, q4_1, q4_0
    case q6_k, q5_k, q4_k, q3_k, q2_k, iq4_nl, iq4_xs
    case mxfp4, nvfp4

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
      case .mxfp4: CQ_GGUF_MXFP4
      case .nvfp4: CQ_GGUF_NVFP4
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
      case .mxfp4: 8
      case .nvfp4: 4 * 8
      }
    }

    /// Whether the search for scales weighs errors by an importance matrix; the other types ignore one, as in ggml.
    package var heedsImportance: Bool { cq_gguf_heeds_importance(kernelType) }
  }

  /// Every type without an importance matrix, then those that heed one with the example's.
  package static let all: [GGUFCodec] =
    BlockType.allCases.map { GGUFCodec($0) }
    + BlockType.allCases.filter(\.heedsImportance).map { GGUFCodec($0, importance: .example) }

  package let type: BlockType
  /// What errors of each column count; nil counts weights by their own size.
  package let importance: ColumnImportance?

  package init(_ type: BlockType, importance: ColumnImportance? = nil) {
    self.type = type
    self.importance = importance
  }

  package var id: String { "gguf-\(type.rawValue)\(importance.map { "-\($0.suffix)" } ?? "")" }

  package var aliases: [String] {
    switch importance {
    case nil: type == .mxfp4 || type == .nvfp4 ? ["ggml_\(type.rawValue)"] : ["ggml_\(type.rawValue)", type.rawValue]
    case .example: ["ggml_\(type.rawValue)_imatrix"]
    case .columns: []
    }
  }

  package var title: String {
    "GGUF \(type.rawValue.uppercased()) blocks of \(blockLength)\(importance.map { ", \($0.words)" } ?? "")"
  }

  /// Weights of one block, which must divide a row: 32, 64 or 256.
  package var blockLength: Int { cq_gguf_block_weights(type.kernelType) }
  /// Bytes of one block, scales included.
  var blockBytes: Int { cq_gguf_block_bytes(type.kernelType) }

  package var format: StorageFormat {
    let codeBits = 8 * blockBytes - type.scaleBits
    return StorageFormat(
      id: id, elementBits: Double(codeBits) / Double(blockLength), scaleBits: Double(type.scaleBits),
      granularity: .group(blockLength), widthMultiple: blockLength)
  }

  package func quantizer(
    for shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> any Quantizer {
    try check(shape)
    guard let importance, type.heedsImportance else {
      return GGUFQuantizer(format: self, shape: shape, instructions: instructions)
    }
    return ImportanceQuantizer(
      format: self, shape: shape, importance: try importance.values(for: shape, format: id),
      instructions: instructions)
  }

  /// The blocks as they lie in a file, row after row.
  func encoded(
    _ weights: UnsafeBufferPointer<Float>, shape: MatrixShape,
    by write: (UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<Float>) -> Void
  ) -> EncodedMatrix {
    let rowBytes = shape.columns / blockLength * blockBytes
    var bytes = [UInt8](repeating: 0, count: shape.rows * rowBytes)
    var dequantized = [Float](repeating: 0, count: weights.count)
    write(&bytes, &dequantized)
    return EncodedMatrix(
      dequantized: dequantized,
      fields: [.init(suffix: "codes", elementType: .uint8, shape: [shape.rows, rowBytes], bytes: bytes)])
  }
}

/// Rounds one matrix to GGUF blocks.
private struct GGUFQuantizer: Quantizer {
  let format: GGUFCodec
  let shape: MatrixShape
  let instructions: InstructionSet

  var blockElements: Int { format.blockLength }

  func measure(_ weights: UnsafeBufferPointer<Float>, at offset: Int) -> ErrorSums {
    ErrorSums(weights, using: instructions) { part, values in
      cq_gguf_encode(instructions.level, format.type.kernelType, part.baseAddress, part.count, nil, values)
    }
  }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    format.encoded(weights, shape: shape) { bytes, values in
      cq_gguf_encode(
        instructions.level, format.type.kernelType, weights.baseAddress, weights.count, bytes, values)
    }
  }
}
