import Domain
import Kernels
import Tensors

extension IntegerCodec: GridCodec {
  package var rounding: cq_grid { .integers(bits: bits, isSymmetric: isSymmetric, usesBFloat16: usesBFloat16) }

  package func groupShape(in shape: MatrixShape) throws(FormatError) -> MatrixShape {
    try granularity.groupShape(in: shape, format: id)
  }
}

extension Float8Codec: GridCodec {
  package var rounding: cq_grid { .floats(element.grid) }

  package func groupShape(in shape: MatrixShape) throws(FormatError) -> MatrixShape {
    try granularity.groupShape(in: shape, format: id)
  }
}

extension MicroscalingCodec: GridCodec {
  package var rounding: cq_grid { .floats(grid) }

  package func groupShape(in shape: MatrixShape) throws(FormatError) -> MatrixShape {
    try check(shape)
    return MatrixShape(rows: 1, columns: Self.blockLength)
  }

  package func effectiveScales(of encoded: EncodedMatrix) -> [Float] {
    // A biased exponent of 0 is the subnormal 2⁻¹²⁷.
    (encoded.field("scales_e8m0")?.bytes ?? []).map { exponent in
      exponent == 0 ? 0x1p-127 : Float(bitPattern: UInt32(exponent) << 23)
    }
  }

  package func codesField(_ codes: [UInt8], shape: MatrixShape) -> EncodedMatrix.Field {
    MicroscalingQuantizer(format: self, shape: shape, instructions: .best).codesField(codes)
  }
}

extension NVFloat4Codec: GridCodec {
  package var rounding: cq_grid { .floats(.float4) }

  package func groupShape(in shape: MatrixShape) throws(FormatError) -> MatrixShape {
    try check(shape)
    return MatrixShape(rows: 1, columns: Self.blockLength)
  }

  package func effectiveScales(of encoded: EncodedMatrix) -> [Float] {
    let global = encoded.field("global_scale")?.floats.first ?? 1
    return (encoded.field("scales")?.floats ?? []).map { $0 / global }
  }
}
