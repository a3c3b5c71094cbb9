import Kernels

/// What small floats' codes mean.
enum CodeTables {
  /// E2M1, the sign in the highest bit.
  static let float4: [Float] = [0, 0.5, 1, 1.5, 2, 3, 4, 6, -0.0, -0.5, -1, -1.5, -2, -3, -4, -6]

  /// All 256 codes of an eight-bit float, NaN where the code is no finite number.
  static func float8(_ type: ElementType) -> [Float] {
    (0...255).map { code in
      var byte = UInt8(code)
      var value: Float = 0
      guard let kernel = type.kernelType, cq_convert(CQ_BASELINE, kernel, &byte, 1, &value) == 0 else { return .nan }
      return value
    }
  }
}
