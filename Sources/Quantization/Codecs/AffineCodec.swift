import Domain
import Tensors

/// Unsigned integers of 2 to 8 bits with a scale and a bias for each group, as MLX quantizes (`mlx.core.quantize`).
///
/// The group's weight of largest magnitude, e, is kept: s = ±(max − min) / (2ᵇ − 1), at least 10⁻⁷ and with the sign that
/// leads from e inwards, becomes e / round(e / s), and the bias is e; where e rounds to 0 the bias is 0.
/// q = clamp(round-half-even((w − bias) / s)), ŵ = q · s + bias with both as bfloat16.
package struct AffineCodec: Codec, Hashable {
  package let bits: Int
  package let groupLength: Int

  /// Those that MLX has kernels for.
  package static let all: [AffineCodec] = [4, 8, 6, 5, 3, 2].flatMap { bits in
    [64, 32, 128].map { AffineCodec(bits: bits, groupLength: $0) }
  }

  package var id: String { "mlx-int\(bits)-g\(groupLength)" }
  package var aliases: [String] { groupLength == 64 ? ["mlx-q\(bits)", "mlx-\(bits)bit"] : [] }
  package var title: String { "MLX INT\(bits) groups of \(groupLength), scale and bias" }

  package var format: StorageFormat {
    StorageFormat(
      id: id, elementBits: Double(bits), scaleBits: 16, zeroPointBits: 16, granularity: .group(groupLength))
  }

  package func check(_ shape: MatrixShape) throws(FormatError) {
    guard shape.columns % groupLength == 0 else {
      throw FormatError(
        format: id, expected: "a row length that \(groupLength) divides", found: "\(shape.columns) columns",
        advice: "Choose a group size that divides the row")
    }
  }

  package func quantizer(
    for shape: MatrixShape, using instructions: InstructionSet
  ) throws(FormatError) -> any Quantizer {
    try check(shape)
    return AffineQuantizer(format: self, shape: shape, instructions: instructions)
  }
}
