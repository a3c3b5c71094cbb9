import Platform
import LinearAlgebra
import Tensors

/// Tries column scales and keeps the first with the least mean squared error of the layer's outputs.
struct AWQSearch {
  /// One vector of column scales.
  struct Candidate: Sendable {
    let ratio: Double
    let scales: [Float]

    /// s = x̄ʳ, or with weights x̄ʳ / (w̄¹⁻ʳ + 10⁻⁴), at least 10⁻⁴, over √(max s · min s).
    init(ratio: Double, inputs: [Float], weights: [Float]? = nil) {
      self.ratio = ratio
      var scales = inputs.map { max(powf($0, Float(ratio)), 1e-4) }
      if let weights {
        scales = zip(inputs, weights).map { input, weight in
          max(powf(input, Float(ratio)) / (powf(weight, Float(1 - ratio)) + 1e-4), 1e-4)
        }
      }
      let middle = ((scales.max() ?? 1) * (scales.min() ?? 1)).squareRoot()
      self.scales = scales.map { scale in
        let ratio = scale / middle
        return ratio.isFinite && ratio > 0 ? ratio : 1
      }
    }
  }

  struct Result {
    let best: Candidate
    /// Mean squared error of the outputs, candidate by candidate.
    let losses: [Double]
  }

  let layer: Layer
  let activations: LayerActivations
  let rounding: AWQRounding

  /// Rows handled at a time, where rows do not share scales.
  private static let rowsAtATime = 256

  func run(_ candidates: [Candidate]) throws -> Result {
    var losses: [Double] = []
    for candidate in candidates {
      try layer.work.checkCancellation()
      losses.append(try loss(of: candidate.scales))
    }
    // The first of equals; where every loss overflows, the first candidate.
    var best = 0
    for index in losses.indices where losses[index] < losses[best] { best = index }
    return Result(best: candidates[best], losses: losses)
  }

  /// ‖X(W − Q(W·s)/s)ᵀ‖² over the number of outputs.
  func loss(of scales: [Float]) throws -> Double {
    let library = try OpenBLAS.shared()
    let (rows, columns, tokens) = (layer.shape.rows, layer.shape.columns, activations.tokenCount)
    let step = rounding.hasSeparateRows ? Self.rowsAtATime : max(rows, 1)
    let parts = stride(from: 0, to: rows, by: step).map { $0..<min($0 + step, rows) }
    let sums = try layer.work.map(count: parts.count, makeScratch: { [Float]() }) { index, outputs -> Double in
      let part = parts[index]
      let difference = try self.difference(part, scales)
      if outputs.count < tokens * part.count { outputs = [Float](repeating: 0, count: tokens * part.count) }
      multiply(library, difference, rows: part.count, columns: columns, into: &outputs)
      return outputs[..<(tokens * part.count)].reduce(0) { $0 + Double($1) * Double($1) }
    }
    return sums.reduce(0, +) / Double(max(1, tokens * rows))
  }

  private func multiply(
    _ library: OpenBLAS, _ difference: [Float], rows: Int, columns: Int, into outputs: inout [Float]
  ) {
    activations.values.withUnsafeBufferPointer { inputs in
      difference.withUnsafeBufferPointer { difference in
        outputs.withUnsafeMutableBufferPointer { outputs in
          guard let a = inputs.baseAddress, let b = difference.baseAddress, let c = outputs.baseAddress else { return }
          library.multiplyTransposed(
            rows: activations.tokenCount, columns: rows, depth: columns, a: a, aStride: columns, b: b,
            bStride: columns, c: c, cStride: rows)
        }
      }
    }
  }

  /// W − Q(W·s)/s for some rows.
  private func difference(_ rows: Range<Int>, _ scales: [Float]) throws -> [Float] {
    let columns = layer.shape.columns
    let weights = Array(layer.weights[rows.lowerBound * columns..<rows.upperBound * columns])
    let shape = MatrixShape(rows: rows.count, columns: columns)
    var values = try rounding.dequantized(multiplied(weights, by: scales), shape: shape)
    values.withUnsafeMutableBufferPointer { values in
      weights.withUnsafeBufferPointer { weights in
        scales.withUnsafeBufferPointer { scales in
          for start in stride(from: 0, to: values.count, by: max(1, columns)) {
            for column in 0..<columns {
              values[start + column] = weights[start + column] - values[start + column] / scales[column]
            }
          }
        }
      }
    }
    return values
  }

  /// The mean over rows of each column's |w| as a share of the largest in its group (plus 10⁻⁶).
  static func normalizedMeans(of layer: Layer, groupLength: Int) -> [Float] {
    let (rows, columns) = (layer.shape.rows, layer.shape.columns)
    var sums = [Double](repeating: 0, count: columns)
    layer.weights.withUnsafeBufferPointer { weights in
      for row in 0..<rows {
        for start in stride(from: 0, to: columns, by: max(1, groupLength)) {
          let group = row * columns + start..<row * columns + min(start + groupLength, columns)
          let largest = weights[group].reduce(Float(0)) { max($0, $1.magnitude) } + 1e-6
          for index in group { sums[index - row * columns] += Double(weights[index].magnitude / largest) }
        }
      }
    }
    return sums.map { Float($0 / Double(max(1, rows))) }
  }
}
