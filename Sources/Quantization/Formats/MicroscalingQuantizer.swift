import CQuantKernels
import Tensors

/// Rounds one matrix to blocks of small floats under powers of two.
struct MicroscalingQuantizer: Quantizer {
  let format: MicroscalingFormat
  let shape: MatrixShape
  let instructions: InstructionSet

  var blockElements: Int { MicroscalingFormat.blockLength }

  func measure(_ weights: UnsafeBufferPointer<Float>, at offset: Int) -> ErrorSums {
    var sums = cq_sums()
    cq_minifloat_measure(
      instructions.level, weights.baseAddress, weights.count, blockElements, format.grid, &sums)
    return ErrorSums(sums, count: weights.count)
  }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    var codes = [UInt8](repeating: 0, count: weights.count)
    var scales = [Float](repeating: 0, count: weights.count / blockElements)
    var dequantized = [Float](repeating: 0, count: weights.count)
    cq_minifloat_encode(
      instructions.level, weights.baseAddress, weights.count, blockElements, format.grid, &codes, &scales,
      &dequantized)
    let scaleShape = [shape.rows, shape.columns / blockElements]
    // 2⁻¹²⁷ is a subnormal float, so its exponent is read as 0 like the byte.
    let exponents = scales.map { UInt8(truncatingIfNeeded: $0.bitPattern >> 23) }
    var fields = [codesField(codes)]
    if format.convention == .compressedTensors { fields.append(.init("scales", scales, shape: scaleShape)) }
    fields.append(.init(suffix: "scales_e8m0", elementType: .uint8, shape: scaleShape, bytes: exponents))
    return EncodedMatrix(dequantized: dequantized, fields: fields)
  }

  /// One code a byte in compressed-tensors' vectors; four-bit codes in pairs, the first in the low half, in torchao's.
  func codesField(_ codes: [UInt8]) -> EncodedMatrix.Field {
    guard format.element == .e2m1, format.convention != .compressedTensors else {
      return .init(suffix: "codes", elementType: .uint8, shape: [shape.rows, shape.columns], bytes: codes)
    }
    let packed = stride(from: 0, to: codes.count, by: 2).map { codes[$0] | codes[$0 + 1] << 4 }
    return .init(suffix: "codes", elementType: .uint8, shape: [shape.rows, shape.columns / 2], bytes: packed)
  }
}
