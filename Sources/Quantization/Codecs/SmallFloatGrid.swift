import Kernels

extension cq_minifloat {
  /// A small float whose groups are scaled by their own largest magnitude.
  static func grid(bits: Int32, mantissaBits: Int32, minimumExponent: Int32, maximum: Float) -> cq_minifloat {
    cq_minifloat(
      bits: bits, mantissa_bits: mantissaBits, minimum_exponent: minimumExponent, maximum: maximum,
      fixed_maximum: -1, scale_rule: CQ_SCALE_LINEAR, smallest_scale: 0, global_scale: 1)
  }

  /// E2M1, whose magnitudes are 0, ½, 1, 1½, 2, 3, 4, 6.
  static let float4 = grid(bits: 4, mantissaBits: 1, minimumExponent: 0, maximum: 6)
}
