import Kernels
import Tensors

/// A quantizer that rounds blocks to small floats by one grid: its errors, and the survey where the grid needs one, are the
/// same work for all formats.
protocol SmallFloatQuantizer: Quantizer {
  var instructions: InstructionSet { get }
  /// The values and the rule of the scales, as far as they are known yet.
  var grid: cq_minifloat { get }
}

extension SmallFloatQuantizer {
  func survey(_ weights: UnsafeBufferPointer<Float>) -> Survey { Survey(rangeOf: weights, using: instructions) }

  func measure(_ weights: UnsafeBufferPointer<Float>, at offset: Int) -> ErrorSums {
    var sums = cq_sums()
    cq_minifloat_measure(instructions.level, weights.baseAddress, weights.count, blockElements, grid, &sums)
    return ErrorSums(sums, count: weights.count)
  }
}

extension Survey {
  /// A survey of the smallest and the largest weight, zero included.
  init(rangeOf weights: UnsafeBufferPointer<Float>, using instructions: InstructionSet) {
    self.init()
    cq_range(instructions.level, weights.baseAddress, weights.count, &lowest, &highest)
  }
}

extension [Survey] {
  /// The largest magnitude of all that was surveyed.
  var largestMagnitude: Float { map { Swift.max(-$0.lowest, $0.highest) }.max() ?? 0 }
}
