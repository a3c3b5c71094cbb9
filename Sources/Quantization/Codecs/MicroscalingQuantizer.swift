import Kernels
import Tensors

/// Rounds one matrix to blocks of small floats under powers of two.
struct MicroscalingQuantizer: SmallFloatQuantizer {
  let format: MicroscalingCodec
  let shape: MatrixShape
  let instructions: InstructionSet

  var blockElements: Int { MicroscalingCodec.blockLength }
  var grid: cq_minifloat { format.grid }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    let encoding = SmallFloatEncoding(weights, block: blockElements, grid: grid, using: instructions)
    let scaleShape = [shape.rows, shape.columns / blockElements]
    // 2⁻¹²⁷ is a subnormal float, so its exponent is read as 0 like the byte.
    let exponents = encoding.scales.map { UInt8(truncatingIfNeeded: $0.bitPattern >> 23) }
    var fields = [codesField(encoding.codes)]
    if format.convention == .compressedTensors { fields.append(.init("scales", encoding.scales, shape: scaleShape)) }
    fields.append(.init(suffix: "scales_e8m0", elementType: .uint8, shape: scaleShape, bytes: exponents))
    return EncodedMatrix(dequantized: encoding.dequantized, fields: fields)
  }

  /// One code a byte in compressed-tensors' vectors; four-bit codes in pairs, the first in the low half, in torchao's.
  func codesField(_ codes: [UInt8]) -> EncodedMatrix.Field {
    guard format.element == .e2m1, format.convention != .compressedTensors else {
      return .init(
        suffix: "codes", elementType: .uint8, shape: [shape.rows, shape.columns], bytes: codes)
    }
    return .init(
      suffix: "codes", elementType: .uint8, shape: [shape.rows, shape.columns / 2],
      bytes: SmallFloatEncoding.paired(codes))
  }
}
