import Domain
import Kernels
import Tensors

/// bitsandbytes' signed dynamic eight-bit type: 256 uneven values and a 32-bit scale for each block of the flattened
/// tensor.
///
/// y = w · (1 / max|w|), ŵ = value · max|w|. The code is that of the nearest value to y rounded to one of 65,536
/// steps, as bitsandbytes looks it up on a CPU; 0.14 % of weights take a neighbour of the nearest value by that. A block
/// of zeros has the lowest code throughout.
package struct DynamicCodec: Codec, Hashable {
  package let blockLength: Int

  package init(blockLength: Int = 256) { self.blockLength = blockLength }

  package var id: String { "dynamic8" }
  package var aliases: [String] { ["bnb_dynamic8_b\(blockLength)"] }
  package var title: String { "dynamic 8-bit values, blocks of \(blockLength)" }

  package var format: StorageFormat {
    StorageFormat(id: id, elementBits: 8, scaleBits: 32, granularity: .flat(blockLength))
  }

  package func quantizer(for shape: MatrixShape, using instructions: InstructionSet) -> any Quantizer {
    DynamicQuantizer(format: self, shape: shape, instructions: instructions)
  }
}

/// Rounds one matrix to the dynamic map.
private struct DynamicQuantizer: Quantizer {
  let format: DynamicCodec
  let shape: MatrixShape
  let instructions: InstructionSet

  /// The code of each of 65,536 steps from −1 to 1.
  private static let codes: [UInt8] = (0..<65536).map { DynamicMap.code(of: -1 + 2 * Float($0) / 65535) }

  var blockElements: Int { format.blockLength }

  func measure(_ weights: UnsafeBufferPointer<Float>, at offset: Int) -> ErrorSums {
    ErrorSums(weights, using: instructions) { part, values in write(part, codes: nil, maxima: nil, values: values) }
  }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    var codes = [UInt8](repeating: 0, count: weights.count)
    var maxima = [Float](repeating: 0, count: (weights.count + blockElements - 1) / blockElements)
    var values = [Float](repeating: 0, count: weights.count)
    write(weights, codes: &codes, maxima: &maxima, values: &values)
    return EncodedMatrix(
      dequantized: values,
      fields: [
        .init(suffix: "codes", elementType: .uint8, shape: [shape.rows, shape.columns], bytes: codes),
        .init("scales", maxima, shape: [maxima.count]),
      ])
  }

  private func write(
    _ weights: UnsafeBufferPointer<Float>, codes: UnsafeMutablePointer<UInt8>?,
    maxima: UnsafeMutablePointer<Float>?, values: UnsafeMutablePointer<Float>
  ) {
    Self.codes.withUnsafeBufferPointer { table in
      DynamicMap.values.withUnsafeBufferPointer { map in
        cq_lookup_encode(
          instructions.level, weights.baseAddress, weights.count, blockElements,
          cq_lookup(codes: table.baseAddress, values: map.baseAddress), codes, maxima, values)
      }
    }
  }
}
