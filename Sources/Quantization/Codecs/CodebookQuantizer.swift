import Kernels
import Tensors

/// Rounds one matrix to a codebook of 16 values.
struct CodebookQuantizer: Quantizer {
  let format: CodebookCodec
  let shape: MatrixShape
  let instructions: InstructionSet
  private let codebook: cq_codebook
  /// Under double quantization: every block's largest magnitude, and what the eight bits make of it.
  private var maxima: [Float] = []
  private var scales: DoubleQuantizedScales?

  init(format: CodebookCodec, shape: MatrixShape, instructions: InstructionSet) {
    self.format = format
    self.shape = shape
    self.instructions = instructions
    codebook = Self.codebook(of: format.codebook.values)
  }

  var blockElements: Int { format.blockLength }
  var needsSurvey: Bool { format.quantizesScales }

  func survey(_ weights: UnsafeBufferPointer<Float>) -> Survey { Survey(blockMaxima: blockMaxima(of: weights)) }

  mutating func adopt(_ surveys: [Survey]) {
    maxima = surveys.flatMap(\.blockMaxima)
    scales = DoubleQuantizedScales(maxima)
  }

  private func blockMaxima(of weights: UnsafeBufferPointer<Float>) -> [Float] {
    var maxima = [Float](repeating: 0, count: (weights.count + format.blockLength - 1) / format.blockLength)
    cq_block_maxima(instructions.level, weights.baseAddress, weights.count, format.blockLength, &maxima)
    return maxima
  }

  func measure(_ weights: UnsafeBufferPointer<Float>, at offset: Int) -> ErrorSums {
    var sums = cq_sums()
    var codebook = codebook
    func add(_ maxima: UnsafePointer<Float>?, _ scales: UnsafePointer<Float>?) {
      cq_codebook_measure(
        instructions.level, weights.baseAddress, weights.count, format.blockLength, &codebook, maxima, scales, &sums)
    }
    if let scales {
      let first = offset / format.blockLength
      maxima.withUnsafeBufferPointer { maxima in
        scales.values.withUnsafeBufferPointer { scales in
          add(maxima.baseAddress.map { $0 + first }, scales.baseAddress.map { $0 + first })
        }
      }
    } else {
      add(nil, nil)
    }
    return ErrorSums(sums, count: weights.count)
  }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    let maxima = blockMaxima(of: weights)
    var codebook = codebook
    var codes = [UInt8](repeating: 0, count: weights.count)
    var dequantized = [Float](repeating: 0, count: weights.count)
    cq_codebook_encode(
      instructions.level, weights.baseAddress, weights.count, format.blockLength, &codebook, maxima,
      scales?.values ?? maxima, &codes, &dequantized)
    let stored = format.codebook.storedCodes
    // The first weight of a pair is in the high half of the byte; after the last of an odd number comes a zero.
    let packed = Self.packed(codes, as: stored)
    var fields: [EncodedMatrix.Field] = [
      .init(suffix: "codes", elementType: .uint8, shape: [packed.count], bytes: packed),
      .init("scales", scales?.values ?? maxima, shape: [maxima.count]),
    ]
    fields += scales?.fields ?? []
    return EncodedMatrix(dequantized: dequantized, fields: fields)
  }

  private static func packed(_ codes: [UInt8], as stored: [UInt8]) -> [UInt8] {
    let count = (codes.count + 1) / 2
    return [UInt8](unsafeUninitializedCapacity: count) { bytes, byteCount in
      codes.withUnsafeBufferPointer { codes in
        stored.withUnsafeBufferPointer { stored in
          for index in 0..<codes.count / 2 {
            bytes[index] = stored[Int(codes[2 * index])] << 4 | stored[Int(codes[2 * index + 1])]
          }
          if codes.count % 2 == 1 { bytes[count - 1] = stored[Int(codes[codes.count - 1])] << 4 }
        }
      }
      byteCount = count
    }
  }

  private static func codebook(of values: [Float]) -> cq_codebook {
    var codebook = cq_codebook()
    withUnsafeMutableBytes(of: &codebook.values) { target in
      values.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0.prefix(target.count))) }
    }
    let midpoints = zip(values, values.dropFirst()).map { ($0 + $1) / 2 }
    withUnsafeMutableBytes(of: &codebook.midpoints) { target in
      midpoints.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0.prefix(target.count))) }
    }
    return codebook
  }
}
