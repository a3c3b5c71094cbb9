import Kernels
import Tensors

/// A matrix as small floats with a scale a block: one code a byte, dequantized values, and the scales.
struct SmallFloatEncoding {
  let codes: [UInt8]
  let scales: [Float]
  let dequantized: [Float]

  init(_ weights: UnsafeBufferPointer<Float>, block: Int, grid: cq_minifloat, using instructions: InstructionSet) {
    var codes: [UInt8] = []
    var scales = [Float](repeating: 0, count: weights.count / block)
    // The kernel writes every element: nothing is cleared before it.
    dequantized = [Float](unsafeUninitializedCapacity: weights.count) { values, valueCount in
      codes = [UInt8](unsafeUninitializedCapacity: weights.count) { bytes, byteCount in
        cq_minifloat_encode(
          instructions.level, weights.baseAddress, weights.count, block, grid, bytes.baseAddress, &scales,
          values.baseAddress)
        byteCount = weights.count
      }
      valueCount = weights.count
    }
    self.codes = codes
    self.scales = scales
  }

  /// Two four-bit codes a byte, the first in the low half.
  static func paired(_ codes: [UInt8]) -> [UInt8] {
    let count = codes.count / 2
    return [UInt8](unsafeUninitializedCapacity: count) { pairs, size in
      codes.withUnsafeBufferPointer { codes in
        for index in 0..<count { pairs[index] = codes[2 * index] | codes[2 * index + 1] << 4 }
      }
      size = count
    }
  }
}
