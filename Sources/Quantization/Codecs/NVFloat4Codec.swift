import Domain
import Kernels
import Tensors

/// NVFP4 as compressed-tensors writes it: E2M1 in blocks of 16, E4M3 block scales, one 32-bit scale for the matrix.
///
/// G = 448 · 6 / max|W|, block scale l = E4M3(G · max|w| / 6) (⅛ where that is 0), s = l / G, q = E2M1(clamp(w / s)),
/// ŵ = q · s. The stored global scale is G, the reciprocal of what other tools call the second weight scale.
package struct NVFloat4Codec: Codec, Hashable {
  package static let blockLength = 16

  package init() {}

  package var id: String { "nvfp4" }
  package var aliases: [String] { ["ct_nvfp4"] }
  package var title: String { "NVFP4 blocks of 16" }

  package var format: StorageFormat {
    StorageFormat(
      id: id, elementBits: 4, scaleBits: 8, granularity: .group(Self.blockLength), outerScale: .init(bits: 32),
      widthMultiple: Self.blockLength)
  }

  package func quantizer(
    for shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> any Quantizer {
    try check(shape)
    return NVFloat4Quantizer(shape: shape, instructions: instructions)
  }
}

/// Rounds one matrix to NVFP4.
private struct NVFloat4Quantizer: SmallFloatQuantizer {
  let shape: MatrixShape
  let instructions: InstructionSet
  private(set) var grid: cq_minifloat

  init(shape: MatrixShape, instructions: InstructionSet) {
    self.shape = shape
    self.instructions = instructions
    grid = .float4
    grid.scale_rule = CQ_SCALE_E4M3
  }

  var blockElements: Int { NVFloat4Codec.blockLength }
  var needsSurvey: Bool { true }

  mutating func adopt(_ surveys: [Survey]) {
    let largest = surveys.largestMagnitude
    // The reference multiplies by the reciprocal, which rounds otherwise than a division.
    let scale = 1 / max(largest, Float.leastNormalMagnitude) * (448 * 6)
    grid.global_scale = scale.isFinite ? scale : 1
  }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    let encoding = SmallFloatEncoding(weights, block: blockElements, grid: grid, using: instructions)
    return EncodedMatrix(
      dequantized: encoding.dequantized,
      fields: [
        .init(suffix: "codes", elementType: .uint8, shape: [shape.rows, shape.columns], bytes: encoding.codes),
        .init("scales", encoding.scales, shape: [shape.rows, shape.columns / blockElements]),
        .init("global_scale", [grid.global_scale], shape: [1]),
      ])
  }
}
