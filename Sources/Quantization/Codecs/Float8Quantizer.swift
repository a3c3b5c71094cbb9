import Domain
import Kernels
import Tensors

/// Rounds one matrix to eight-bit floats whose scales belong to rows, groups or the whole.
struct Float8Quantizer: SmallFloatQuantizer {
  let format: Float8Codec
  let shape: MatrixShape
  let scaleShape: [Int]
  let groupLength: Int
  let instructions: InstructionSet
  private var largest: Float?

  init(
    format: Float8Codec, shape: MatrixShape, scaleShape: [Int], groupLength: Int, instructions: InstructionSet
  ) {
    self.format = format
    self.shape = shape
    self.scaleShape = scaleShape
    self.groupLength = groupLength
    self.instructions = instructions
  }

  var blockElements: Int { groupLength }
  var needsSurvey: Bool { format.granularity == .tensor }

  mutating func adopt(_ surveys: [Survey]) {
    largest = surveys.largestMagnitude
  }

  var grid: cq_minifloat {
    var grid = format.element.grid
    if let largest { grid.fixed_maximum = largest }
    return grid
  }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    let length = needsSurvey ? max(1, weights.count) : groupLength
    var codes = [UInt8](repeating: 0, count: weights.count)
    var scales = [Float](repeating: 0, count: (weights.count + length - 1) / length)
    var dequantized = [Float](repeating: 0, count: weights.count)
    cq_minifloat_encode(
      instructions.level, weights.baseAddress, weights.count, length, grid, &codes, &scales, &dequantized)
    return EncodedMatrix(
      dequantized: dequantized,
      fields: [
        .init(suffix: "codes", elementType: .uint8, shape: [shape.rows, shape.columns], bytes: codes),
        .init("scales", scales, shape: scaleShape),
      ])
  }
}
