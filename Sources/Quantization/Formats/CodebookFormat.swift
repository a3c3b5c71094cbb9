import CQuantKernels
import Tensors

/// Sixteen fixed values and one scale a block of the flattened tensor, as bitsandbytes has them: NF4.
///
/// Blocks ignore rows. y = w · (1 / max|w|), the code is the number of midpoints below y, ŵ = value · scale. The scale
/// is the block's max|w| as a 32-bit float, or with double quantization that value in eight bits (`DynamicMap`).
package struct CodebookFormat: WeightFormat, Hashable {
  package let blockLength: Int
  package let quantizesScales: Bool

  package static let all: [CodebookFormat] = [false, true].map { normalFloat4(quantizesScales: $0) }

  /// NF4 in blocks of 64, bitsandbytes' default.
  package static func normalFloat4(quantizesScales: Bool) -> CodebookFormat {
    CodebookFormat(blockLength: 64, quantizesScales: quantizesScales)
  }

  package var id: String { quantizesScales ? "nf4-dq" : "nf4" }
  package var aliases: [String] {
    quantizesScales ? ["bnb_nf4_b64_dq", "nf4-g64-dq"] : ["bnb_nf4_b64", "nf4-g64"]
  }
  package var title: String {
    "NF4 blocks of \(blockLength)" + (quantizesScales ? ", scales quantized to 8 bits" : "")
  }

  /// Blocks of scales that share a second scale, under double quantization.
  static let scaleBlockLength = 256

  package func storage(of shape: MatrixShape) -> StorageSize {
    let count = shape.elementCount
    let blocks = (count + blockLength - 1) / blockLength
    // Two codes a byte, over the flattened tensor.
    let codeBits = (count + 1) / 2 * 8
    guard quantizesScales else { return StorageSize(codeBits: codeBits, scaleBits: 32 * blocks) }
    let outer = (blocks + Self.scaleBlockLength - 1) / Self.scaleBlockLength
    // Eight bits a block, a float for each 256 blocks, and the mean of all.
    return StorageSize(codeBits: codeBits, scaleBits: 8 * blocks + 32 * outer + 32)
  }

  package func quantizer(for shape: MatrixShape, using instructions: InstructionSet) -> any Quantizer {
    CodebookQuantizer(format: self, shape: shape, instructions: instructions)
  }

  /// The quantiles of a normal distribution that QLoRA chose, ascending, with an exact zero.
  static let normalFloatValues: [Float] = [
    -1, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635, -0.18477343022823334,
    -0.09105003625154495, 0, 0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224,
    0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1,
  ]
}
