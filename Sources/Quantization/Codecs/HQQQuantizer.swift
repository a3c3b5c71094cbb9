import Kernels
import Tensors

/// Rounds one matrix with HQQ's zero points.
struct HQQQuantizer: Quantizer {
  let format: HQQCodec
  let shape: MatrixShape
  let instructions: InstructionSet
  /// Steps that the search takes on this matrix.
  private var steps = 0

  private static let mostSteps = 20

  init(format: HQQCodec, shape: MatrixShape, instructions: InstructionSet) {
    self.format = format
    self.shape = shape
    self.instructions = instructions
  }

  /// Groups down columns reach over the whole matrix.
  var blockElements: Int { format.groupsColumns ? max(1, shape.elementCount) : format.groupLength }
  var needsSurvey: Bool { format.optimizes }

  private var specification: cq_hqq {
    cq_hqq(bits: Int32(format.bits), group: format.groupLength, down: format.groupsColumns)
  }

  func survey(_ weights: UnsafeBufferPointer<Float>) -> Survey {
    var survey = Survey()
    survey.stepErrors = [Double](repeating: 0, count: Self.mostSteps)
    withGroups(weights) { groups in
      cq_hqq_errors(
        instructions.level, groups.baseAddress, groups.count, specification, Self.mostSteps, &survey.stepErrors)
    }
    return survey
  }

  mutating func adopt(_ surveys: [Survey]) {
    var best = Float.infinity
    steps = 0
    for step in 0..<Self.mostSteps {
      steps += 1
      let error = Float(surveys.reduce(0) { $0 + $1.stepErrors[step] } / Double(max(1, shape.elementCount)))
      guard error < best else { break }
      best = error
    }
  }

  func measure(_ weights: UnsafeBufferPointer<Float>, at offset: Int) -> ErrorSums {
    guard !format.groupsColumns else {
      return ErrorSums(weights: Array(weights), dequantized: encode(weights).dequantized, using: instructions)
    }
    return ErrorSums(weights, using: instructions) { part, values in
      cq_hqq_encode(instructions.level, part.baseAddress, part.count, specification, steps, nil, nil, nil, values)
    }
  }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    let groups = weights.count / format.groupLength
    var codes = [UInt8](repeating: 0, count: weights.count)
    var scales = [Float](repeating: 0, count: groups)
    var zeros = scales
    var values = [Float](repeating: 0, count: weights.count)
    withGroups(weights) { buffer in
      cq_hqq_encode(
        instructions.level, buffer.baseAddress, buffer.count, specification, steps, &codes, &scales, &zeros, &values)
    }
    let (length, down) = (format.groupLength, format.groupsColumns)
    let codeShape = down ? [length, groups] : [groups, length]
    let scaleShape = down ? [1, groups] : [groups, 1]
    return EncodedMatrix(
      dequantized: unfolded(values),
      fields: [
        .init(suffix: "codes", elementType: .uint8, shape: codeShape, bytes: unfolded(codes)),
        .init("scales", scales, shape: scaleShape), .init("zeros", zeros, shape: scaleShape),
      ])
  }

  /// Hands out the weights group after group.
  private func withGroups(_ weights: UnsafeBufferPointer<Float>, _ body: (UnsafeBufferPointer<Float>) -> Void) {
    guard format.groupsColumns else { return body(weights) }
    let (length, groups) = (format.groupLength, weights.count / format.groupLength)
    let folded = [Float](unsafeUninitializedCapacity: weights.count) { buffer, count in
      for row in 0..<length {
        for group in 0..<groups { buffer[group * length + row] = weights[row * groups + group] }
      }
      count = weights.count
    }
    folded.withUnsafeBufferPointer(body)
  }

  /// Groups back in the matrix's order.
  private func unfolded<Value>(_ values: [Value]) -> [Value] {
    guard format.groupsColumns else { return values }
    let (length, groups) = (format.groupLength, values.count / format.groupLength)
    return values.indices.map { values[$0 % groups * length + $0 / groups] }
  }
}
