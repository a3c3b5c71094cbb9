import Tensors

/// Rounds one matrix to integers between two weights of each group.
struct AffineQuantizer: Quantizer {
  let format: AffineCodec
  let shape: MatrixShape
  let instructions: InstructionSet

  var blockElements: Int { format.groupLength }
  private var largestCode: Float { Float((1 << format.bits) - 1) }

  /// A group's scale and bias, as they are chosen and as they are stored.
  private struct Line {
    let scale: Float
    let bias: Float
    let storedScale: Float
    let storedBias: Float
  }

  func measure(_ weights: UnsafeBufferPointer<Float>, at offset: Int) -> ErrorSums {
    ErrorSums(weights, using: instructions) { part, values in
      for start in stride(from: 0, to: part.count, by: format.groupLength) {
        let group = UnsafeBufferPointer(rebasing: part[start..<min(start + format.groupLength, part.count)])
        let line = line(group)
        for place in 0..<group.count {
          values[start + place] = code(group[place], line) * line.storedScale + line.storedBias
        }
      }
    }
  }

  func encode(_ weights: UnsafeBufferPointer<Float>) -> EncodedMatrix {
    let length = format.groupLength
    var (codes, values, scales, biases) = ([UInt8](), [Float](), [Float](), [Float]())
    codes.reserveCapacity(weights.count)
    values.reserveCapacity(weights.count)
    for start in stride(from: 0, to: weights.count, by: length) {
      let group = UnsafeBufferPointer(rebasing: weights[start..<min(start + length, weights.count)])
      let line = line(group)
      scales.append(line.storedScale)
      biases.append(line.storedBias)
      for weight in group {
        let code = code(weight, line)
        codes.append(UInt8(code))
        values.append(code * line.storedScale + line.storedBias)
      }
    }
    let groups = [shape.rows, shape.columns / length]
    return EncodedMatrix(
      dequantized: values,
      fields: [
        .init(suffix: "codes", elementType: .uint8, shape: [shape.rows, shape.columns], bytes: codes),
        .init("scales", scales, shape: groups), .init("zeros", biases, shape: groups),
      ])
  }

  private func line(_ group: UnsafeBufferPointer<Float>) -> Line {
    var (lowest, highest) = (Float.infinity, -Float.infinity)
    for weight in group {
      lowest = min(lowest, weight)
      highest = max(highest, weight)
    }
    let isNegative = abs(lowest) > abs(highest)
    let edge = isNegative ? lowest : highest
    let step = max((highest - lowest) / largestCode, 1e-7)
    let scale = isNegative ? step : -step
    let code = (edge / scale).rounded(.toNearestOrEven)
    let (kept, bias) = code == 0 ? (scale, 0) : (edge / code, edge)
    return Line(scale: kept, bias: bias, storedScale: kept.asBFloat16, storedBias: bias.asBFloat16)
  }

  private func code(_ weight: Float, _ line: Line) -> Float {
    min(max(((weight - line.bias) / line.scale).rounded(.toNearestOrEven), 0), largestCode)
  }
}

extension Float {
  /// The nearest number of bfloat16, ties to even.
  fileprivate var asBFloat16: Float {
    let bits = bitPattern
    return Float(bitPattern: (bits &+ 0x7FFF &+ ((bits >> 16) & 1)) & 0xFFFF_0000)
  }
}
