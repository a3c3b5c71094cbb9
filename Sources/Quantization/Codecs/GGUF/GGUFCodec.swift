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
  /// Every type without an importance matrix, then those that heed one with the example's.
  package static let all: [GGUFCodec] =
    GGUFBlockType.allCases.map { GGUFCodec($0) }
    + GGUFBlockType.allCases.filter(\.heedsImportance).map { GGUFCodec($0, importance: .example) }

  package let type: GGUFBlockType
  /// What errors of each column count; nil counts weights by their own size.
  package let importance: ColumnImportance?

  package init(_ type: GGUFBlockType, importance: ColumnImportance? = nil) {
    self.type = type
    self.importance = importance
  }

  package var id: String { "gguf-\(type.name)\(importance.map { "-\($0.suffix)" } ?? "")" }

  package var aliases: [String] {
    switch importance {
    case nil: type == .mxfp4 || type == .nvfp4 ? ["ggml_\(type.name)"] : ["ggml_\(type.name)", type.name]
    case .example: ["ggml_\(type.name)_imatrix"]
    case .columns: []
    }
  }

  package var title: String {
    "GGUF \(type.name.uppercased()) blocks of \(blockLength)\(importance.map { ", \($0.words)" } ?? "")"
  }

  /// Weights of one block, which must divide a row: 32, 64 or 256.
  package var blockLength: Int { type.weights }

  package var format: StorageFormat {
    let codeBits = 8 * type.bytes - type.scaleBits
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
    let rowBytes = shape.columns / blockLength * type.bytes
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
