import LinearAlgebra
import Tensors

/// How far a quantized layer's outputs lie from the layer's own: ‖XWᵀ − X̂Ŵᵀ‖ / ‖XWᵀ‖ over calibration tokens.
///
/// X̂ = X unless the method rounds activations too. What later layers make of the error is not in it.
package enum OutputError {
  /// Outputs worked out at a time, so that memory stays near the layer's own.
  private static let rowsAtATime = 1024

  /// - Parameters:
  ///   - dequantized: Ŵ, outputs × inputs.
  ///   - quantizedActivations: X̂, tokens × inputs; nil for X.
  /// - Returns: nil where all outputs are zero.
  package static func relativeError(
    _ layer: Layer, dequantized: [Float], quantizedActivations: [Float]? = nil, activations: LayerActivations
  ) throws(LinearAlgebraError) -> Double? {
    let (error, energy) = try energies(
      layer, dequantized: dequantized, quantizedActivations: quantizedActivations, activations: activations)
    return energy > 0 ? (error / energy).squareRoot() : nil
  }

  /// ‖XWᵀ‖² over all tokens.
  package static func outputEnergy(
    _ layer: Layer, activations: LayerActivations
  ) throws(LinearAlgebraError) -> Double {
    try energies(
      layer, dequantized: layer.weights, quantizedActivations: nil, activations: activations
    ).output
  }

  private static func energies(
    _ layer: Layer, dequantized: [Float], quantizedActivations: [Float]?, activations: LayerActivations
  ) throws(LinearAlgebraError) -> (error: Double, output: Double) {
    let library = try OpenBLAS.shared(threads: layer.workers)
    let (tokens, columns) = (activations.tokenCount, layer.shape.columns)
    var (error, energy) = (0.0, 0.0)
    for first in stride(from: 0, to: layer.shape.rows, by: rowsAtATime) {
      let rows = first..<min(first + rowsAtATime, layer.shape.rows)
      let outputs = product(library, activations.values, layer.weights, tokens: tokens, columns: columns, rows: rows)
      let rounded: [Float]
      if let quantizedActivations {
        rounded = product(library, quantizedActivations, dequantized, tokens: tokens, columns: columns, rows: rows)
        error += zip(outputs, rounded).reduce(0) { $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1) }
      } else {
        // The product of the difference keeps digits that the difference of products would lose.
        let part = rows.lowerBound * columns..<rows.upperBound * columns
        let difference = zip(layer.weights[part], dequantized[part]).map { $0 - $1 }
        rounded = product(
          library, activations.values, difference, tokens: tokens, columns: columns, rows: 0..<rows.count)
        error += sumOfSquares(rounded)
      }
      energy += sumOfSquares(outputs)
    }
    return (error, energy)
  }

  private static func sumOfSquares(_ values: [Float]) -> Double {
    values.reduce(0) { $0 + Double($1) * Double($1) }
  }

  private static func product(
    _ library: OpenBLAS, _ activations: [Float], _ weights: [Float], tokens: Int, columns: Int, rows: Range<Int>
  ) -> [Float] {
    [Float](unsafeUninitializedCapacity: tokens * rows.count) { buffer, count in
      activations.withUnsafeBufferPointer { activations in
        weights.withUnsafeBufferPointer { weights in
          guard let a = activations.baseAddress, let b = weights.baseAddress, let c = buffer.baseAddress else { return }
          library.multiplyTransposed(
            rows: tokens, columns: rows.count, depth: columns, a: a, aStride: columns,
            b: b + rows.lowerBound * columns, bStride: columns, c: c, cStride: rows.count)
        }
      }
      count = tokens * rows.count
    }
  }
}
