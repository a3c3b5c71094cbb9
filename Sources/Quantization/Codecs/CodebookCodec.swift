import Domain
import Kernels
import Tensors

/// Sixteen fixed values and one scale a block of the flattened tensor, as bitsandbytes has them: NF4 and its own FP4.
///
/// Blocks ignore rows. y = w · (1 / max|w|), the code is the number of midpoints below y, ŵ = value · scale. The scale
/// is the block's max|w| as a 32-bit float, or with double quantization that value in eight bits (`DynamicMap`).
package struct CodebookCodec: Codec, Hashable {
  /// A list of values between −1 and 1.
  package enum Codebook: String, Sendable, Hashable, CaseIterable {
    /// The quantiles of a normal distribution that QLoRA chose, with an exact zero.
    case normalFloat4 = "nf4"
    /// A float with two bits of exponent and one of mantissa, over its largest value of 12. Not E2M1: the smallest
    /// magnitude is 1/192, and zero has two codes, of which small positive weights get the negative one.
    case float4 = "fp4"
  }

  package let codebook: Codebook
  package let blockLength: Int
  package let quantizesScales: Bool

  /// Both codebooks in blocks of 64, bitsandbytes' default.
  package static let all: [CodebookCodec] = Codebook.allCases.flatMap { codebook in
    [false, true].map { CodebookCodec(codebook: codebook, blockLength: 64, quantizesScales: $0) }
  }

  private var suffix: String { quantizesScales ? "-dq" : "" }

  package var id: String { codebook.rawValue + suffix }
  package var aliases: [String] {
    let reference = "bnb_\(codebook.rawValue)_b\(blockLength)"
    return [quantizesScales ? "\(reference)_dq" : reference, "\(codebook.rawValue)-g\(blockLength)\(suffix)"]
  }
  package var title: String {
    "\(codebook.rawValue.uppercased()) blocks of \(blockLength)"
      + (quantizesScales ? ", scales quantized to 8 bits" : "")
  }

  /// Blocks of scales that share a second scale, under double quantization.
  static let scaleBlockLength = 256

  package var format: StorageFormat {
    // Eight bits a block, a float for each 256 blocks, and the mean of all.
    let outer = StorageFormat.OuterScale(bits: 32, every: Self.scaleBlockLength * blockLength, offsetBits: 32)
    return StorageFormat(
      id: id, elementBits: 4, scaleBits: quantizesScales ? 8 : 32, granularity: .flat(blockLength),
      outerScale: quantizesScales ? outer : nil, packing: .bytes)
  }

  package func quantizer(for shape: MatrixShape, using instructions: InstructionSet) -> any Quantizer {
    CodebookQuantizer(format: self, shape: shape, instructions: instructions)
  }
}

extension CodebookCodec.Codebook {
  /// Ascending.
  var values: [Float] {
    switch self {
    case .normalFloat4:
      [
        -1, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635, -0.18477343022823334,
        -0.09105003625154495, 0, 0.07958029955625534, 0.16093020141124725, 0.24611230194568634, 0.33791524171829224,
        0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1,
      ]
    case .float4: ([-12, -8, -6, -4, -3, -2, -0.0625, 0, -0.0, 0.0625, 2, 3, 4, 6, 8, 12] as [Float]).map { $0 / 12 }
    }
  }

  /// The stored code of each value: the float's bits, where these do not ascend.
  var storedCodes: [UInt8] {
    switch self {
    case .normalFloat4: Array(0..<16)
    case .float4: [11, 10, 13, 12, 15, 14, 9, 0, 8, 1, 6, 7, 4, 5, 2, 3]
    }
  }
}
