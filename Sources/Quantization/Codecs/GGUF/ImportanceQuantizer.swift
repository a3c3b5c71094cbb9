import Kernels
import Tensors

/// Rounds one matrix to GGUF blocks whose scales are searched for with an importance of each column.
struct ImportanceQuantizer: Quantizer {
  let format: GGUFCodec
  let shape: MatrixShape
  let importance: [Float]
  let instructions: InstructionSet

  /// Whole rows: importance belongs to columns, and some types look at a whole row's spread.
  var blockElements: Int { max(1, shape.columns) }

  func measure(_ weights: UnsafeBufferPointer<Float>, at offset: Int) -> ErrorSums {
    var sums = cq_sums()
    var values = [Float](repeating: 0, count: shape.columns)
    for start in stride(from: 0, to: weights.count, by: blockElements) {
      let row = UnsafeBufferPointer(rebasing: weights[start..<start + shape.columns])
      write(row, rows: 1, bytes: nil, values: &values)
      cq_compare(instructions.level, row.baseAddress, values, row.count, &sums)
    }
    return ErrorSums(sums, count: weights.count)
  }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    format.encoded(weights, shape: shape) { bytes, values in
      write(weights, rows: shape.rows, bytes: bytes, values: values)
    }
  }

  private func write(
    _ weights: UnsafeBufferPointer<Float>, rows: Int, bytes: UnsafeMutablePointer<UInt8>?,
    values: UnsafeMutablePointer<Float>
  ) {
    cq_gguf_encode_by_importance(
      instructions.level, format.type.kernelType, weights.baseAddress, rows, shape.columns, importance, bytes, values)
  }
}
