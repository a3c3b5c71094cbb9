import Kernels
import Tensors

/// Sums over weights w and their dequantized values ŵ, from which every metric follows.
package struct ErrorSums: Sendable, Hashable {
  package var count = 0
  /// Σ (w − ŵ)²
  package var squaredError = 0.0
  /// Σ w²
  package var squaredWeight = 0.0
  /// Σ ŵ²
  package var squaredDequantized = 0.0
  /// Σ wŵ
  package var product = 0.0
  /// max |w − ŵ|
  package var maximumError = 0.0

  package init() {}

  init(_ sums: cq_sums, count: Int) {
    self.count = count
    squaredError = sums.squared_error
    squaredWeight = sums.squared_weight
    squaredDequantized = sums.squared_dequantized
    product = sums.product
    maximumError = sums.maximum_error
  }

  /// The sums over values that are already dequantized.
  package init(weights: [Float], dequantized: [Float], using instructions: InstructionSet = .best) {
    var sums = cq_sums()
    let count = min(weights.count, dequantized.count)
    cq_compare(instructions.level, weights, dequantized, count, &sums)
    self.init(sums, count: count)
  }

  /// The sums for formats whose kernel only writes: dequantized values go to a small buffer and are compared there.
  ///
  /// - Parameter dequantize: writes the dequantized values of the part it is given, a multiple of 256 weights but for
  ///   the last.
  init(
    _ weights: UnsafeBufferPointer<Float>, using instructions: InstructionSet,
    dequantize: (UnsafeBufferPointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) {
    let length = 4096
    var sums = cq_sums()
    withUnsafeTemporaryAllocation(of: Float.self, capacity: length) { buffer in
      guard let values = buffer.baseAddress else { return }
      for start in stride(from: 0, to: weights.count, by: length) {
        let part = UnsafeBufferPointer(rebasing: weights[start..<min(start + length, weights.count)])
        dequantize(part, values)
        cq_compare(instructions.level, part.baseAddress, values, part.count, &sums)
      }
    }
    self.init(sums, count: weights.count)
  }

  package static func += (left: inout ErrorSums, right: ErrorSums) {
    left.count += right.count
    left.squaredError += right.squaredError
    left.squaredWeight += right.squaredWeight
    left.squaredDequantized += right.squaredDequantized
    left.product += right.product
    left.maximumError = max(left.maximumError, right.maximumError)
  }
}
