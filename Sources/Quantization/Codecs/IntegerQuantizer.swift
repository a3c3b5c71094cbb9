import Domain
import Kernels
import Tensors

/// Rounds one matrix to integers.
struct IntegerQuantizer: Quantizer {
  let format: IntegerCodec
  let shape: MatrixShape
  let groupLength: Int
  let instructions: InstructionSet
  private var range: (lowest: Float, highest: Float)?
  /// The part of each group's range that is kept, where not all of it is.
  private var shares: [Float]?

  init(format: IntegerCodec, shape: MatrixShape, groupLength: Int, instructions: InstructionSet) {
    self.format = format
    self.shape = shape
    self.groupLength = groupLength
    self.instructions = instructions
  }

  var blockElements: Int { groupLength }
  var needsSurvey: Bool { format.granularity == .tensor || format.clipsRange }

  func survey(_ weights: UnsafeBufferPointer<Float>) -> Survey {
    guard format.clipsRange else { return Survey(rangeOf: weights, using: instructions) }
    var survey = Survey()
    survey.clipErrors = ClipSearch.errors(
      of: weights, groupLength: groupLength, specification: specification, instructions: instructions)
    return survey
  }

  mutating func adopt(_ surveys: [Survey]) {
    if format.clipsRange {
      shares = ClipSearch.bestShares(surveys.flatMap(\.clipErrors))
      return
    }
    range = (surveys.map(\.lowest).min() ?? 0, surveys.map(\.highest).max() ?? 0)
  }

  private var specification: cq_integer {
    cq_integer(
      bits: Int32(format.bits), symmetric: format.isSymmetric, bfloat16: format.usesBFloat16,
      fixed_range: range != nil, lowest: range?.lowest ?? 0, highest: range?.highest ?? 0)
  }

  func measure(_ weights: UnsafeBufferPointer<Float>, at offset: Int) -> ErrorSums {
    var sums = cq_sums()
    func add(_ shares: UnsafePointer<Float>?) {
      cq_integer_measure(
        instructions.level, weights.baseAddress, weights.count, groupLength, specification, shares, &sums)
    }
    if let shares {
      shares.withUnsafeBufferPointer { buffer in add(buffer.baseAddress.map { $0 + offset / groupLength }) }
    } else {
      add(nil)
    }
    return ErrorSums(sums, count: weights.count)
  }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    // One scale for the whole matrix is one group.
    let length = format.granularity == .tensor ? max(1, weights.count) : groupLength
    let groups = (weights.count + length - 1) / length
    var scales = [Float](repeating: 0, count: groups)
    var zeroPoints = [Int8](repeating: 0, count: groups)
    var codes: [UInt8] = []
    // The kernel writes every element: nothing is cleared before it.
    let dequantized = [Float](unsafeUninitializedCapacity: weights.count) { values, valueCount in
      codes = [UInt8](unsafeUninitializedCapacity: weights.count) { bytes, byteCount in
        bytes.withMemoryRebound(to: Int8.self) { codes in
          cq_integer_encode(
            instructions.level, weights.baseAddress, weights.count, length, specification,
            shares ?? (format.isSymmetric ? nil : [Float](repeating: 1, count: groups)), codes.baseAddress, &scales,
            &zeroPoints, values.baseAddress)
        }
        byteCount = weights.count
      }
      valueCount = weights.count
    }
    let scaleShape = format.granularity == .tensor ? [groups] : [shape.rows, shape.columns / length]
    var fields: [EncodedMatrix.Field] = [
      .init(suffix: "codes", elementType: .int8, shape: [shape.rows, shape.columns], bytes: codes),
      .init("scales", scales, shape: scaleShape),
    ]
    if !format.isSymmetric { fields.append(.init("zero_points", zeroPoints, shape: scaleShape)) }
    return EncodedMatrix(dequantized: dequantized, fields: fields)
  }
}
