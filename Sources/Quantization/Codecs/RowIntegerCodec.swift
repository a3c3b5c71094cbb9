import Domain
import Kernels
import Tensors

/// LLM.int8() as bitsandbytes stores it: weights as float16, then each row in eight bits with its largest magnitude.
///
/// q = round-half-even(w · (1 / max|w| · 127)), ŵ = q · (max|w| / 127); no code is −128. A row with a weight that float16
/// cannot hold has no values that are numbers.
package struct RowIntegerCodec: Codec, Hashable {
  package init() {}

  package var id: String { "llm-int8" }
  package var aliases: [String] { ["bnb_int8_rowwise"] }
  package var title: String { "INT8 per channel of float16 weights, symmetric to 127" }

  package var format: StorageFormat {
    StorageFormat(id: id, elementBits: 8, scaleBits: 32, granularity: .channel)
  }

  package func quantizer(for shape: MatrixShape, using instructions: InstructionSet) -> any Quantizer {
    RowIntegerQuantizer(shape: shape, instructions: instructions)
  }
}

/// Rounds one matrix, row after row.
private struct RowIntegerQuantizer: Quantizer {
  let shape: MatrixShape
  let instructions: InstructionSet

  var blockElements: Int { max(1, shape.columns) }

  func measure(_ weights: UnsafeBufferPointer<Float>, at offset: Int) -> ErrorSums {
    var sums = cq_sums()
    var values = [Float](repeating: 0, count: blockElements)
    for start in stride(from: 0, to: weights.count, by: blockElements) {
      let row = UnsafeBufferPointer(rebasing: weights[start..<start + blockElements])
      _ = cq_integer_row_encode(instructions.level, row.baseAddress, row.count, nil, &values)
      cq_compare(instructions.level, row.baseAddress, values, row.count, &sums)
    }
    return ErrorSums(sums, count: weights.count)
  }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    var codes = [Int8](repeating: 0, count: weights.count)
    var values = [Float](repeating: 0, count: weights.count)
    var scales = [Float](repeating: 0, count: shape.rows)
    codes.withUnsafeMutableBufferPointer { codes in
      values.withUnsafeMutableBufferPointer { values in
        for row in 0..<shape.rows {
          guard let source = weights.baseAddress, let code = codes.baseAddress, let value = values.baseAddress
          else { return }
          let start = row * shape.columns
          scales[row] = cq_integer_row_encode(
            instructions.level, source + start, shape.columns, code + start, value + start)
        }
      }
    }
    return EncodedMatrix(
      dequantized: values,
      fields: [
        .init("codes", codes, shape: [shape.rows, shape.columns]), .init("scales", scales, shape: [shape.rows]),
      ])
  }
}
