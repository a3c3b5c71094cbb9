import Domain
import Kernels
import Tensors

/// NVFP4 as torchao computes it: E2M1 in blocks of 16 with E4M3 block scales, with one 32-bit scale for the matrix or
/// without.
///
/// S = max|W| / (448 · 6), block scale l = E4M3(clamp(max|w| / 6 / S, 2⁻⁶, 448)), q = E2M1(clamp(w · (1 / S / l))),
/// ŵ = q · (S · l). Without the matrix's scale S is 1, and blocks below 6 · 2⁻⁶ lose digits. It differs from
/// compressed-tensors' NVFP4 in the last bits. A matrix of zeros has values that are not numbers under both scales.
package struct TorchaoNVFloat4Codec: Codec, Hashable {
  /// Whether blocks' scales are relative to one of the matrix.
  package let hasMatrixScale: Bool

  package static let all = [TorchaoNVFloat4Codec(hasMatrixScale: true), .init(hasMatrixScale: false)]

  package init(hasMatrixScale: Bool) { self.hasMatrixScale = hasMatrixScale }

  package var id: String { hasMatrixScale ? "nvfp4-torchao" : "nvfp4-torchao-one-level" }
  package var aliases: [String] { [hasMatrixScale ? "ao_nvfp4_two_level" : "ao_nvfp4_one_level"] }
  package var title: String {
    "NVFP4 blocks of 16, torchao, \(hasMatrixScale ? "two levels of scales" : "block scales only")"
  }

  package var format: StorageFormat {
    StorageFormat(
      id: id, elementBits: 4, scaleBits: 8, granularity: .group(NVFloat4Codec.blockLength),
      outerScale: hasMatrixScale ? .init(bits: 32) : nil, widthMultiple: NVFloat4Codec.blockLength)
  }

  package func quantizer(
    for shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> any Quantizer {
    try check(shape)
    return TorchaoNVFloat4Quantizer(format: self, shape: shape, instructions: instructions)
  }
}

/// Rounds one matrix to torchao's NVFP4.
private struct TorchaoNVFloat4Quantizer: SmallFloatQuantizer {
  let format: TorchaoNVFloat4Codec
  let shape: MatrixShape
  let instructions: InstructionSet
  private(set) var grid: cq_minifloat

  init(format: TorchaoNVFloat4Codec, shape: MatrixShape, instructions: InstructionSet) {
    self.format = format
    self.shape = shape
    self.instructions = instructions
    grid = .float4
    grid.scale_rule = CQ_SCALE_E4M3_DIVIDED
    grid.smallest_scale = 0x1p-6
  }

  var blockElements: Int { NVFloat4Codec.blockLength }
  var needsSurvey: Bool { format.hasMatrixScale }

  mutating func adopt(_ surveys: [Survey]) {
    grid.global_scale = surveys.largestMagnitude / (448 * 6)
  }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    let encoding = SmallFloatEncoding(weights, block: blockElements, grid: grid, using: instructions)
    var fields: [EncodedMatrix.Field] = [
      .init(
        suffix: "codes", elementType: .uint8, shape: [shape.rows, shape.columns / 2],
        bytes: SmallFloatEncoding.paired(encoding.codes)),
      .init(
        suffix: "scales", elementType: .uint8, shape: [shape.rows, shape.columns / blockElements],
        bytes: encoding.scales.map(Self.bits)),
    ]
    if format.hasMatrixScale { fields.append(.init("per_tensor_scale", [grid.global_scale], shape: [1])) }
    return EncodedMatrix(dequantized: encoding.dequantized, fields: fields)
  }

  /// The byte of a positive E4M3 value that is not subnormal, as no scale here is.
  private static func bits(_ scale: Float) -> UInt8 {
    scale.isNaN ? 0xff : UInt8(truncatingIfNeeded: (scale.bitPattern >> 20) - (120 << 3))
  }
}
