import LinearAlgebra
import Tensors

/// How far a quantized layer's outputs lie from the layer's own: ‖XWᵀ − X̂Ŵᵀ‖ / ‖XWᵀ‖ over calibration tokens.
///
/// X̂ = X unless the method rounds activations too. What later layers make of the error is not in it.
package enum OutputError {
  /// Outputs that one worker works out at a time, so that memory stays near the layer's own.
  private static let rowsAtATime = 256

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
    let library = try OpenBLAS.shared()
    let columns = layer.shape.columns
    @Sendable func outputs(_ inputs: [Float], _ weights: [Float]) -> [Float] {
      library.productTransposed(inputs, weights, depth: columns, workers: 1, height: activations.tokenCount)
    }
    let slabs = RowSlabs(rows: layer.shape.rows, workers: layer.work.workers, height: rowsAtATime)
    let sums = slabs.map { rows -> (error: Double, output: Double) in
      let part = rows.lowerBound * columns..<rows.upperBound * columns
      let weights = Array(layer.weights[part])
      let exact = outputs(activations.values, weights)
      guard let quantizedActivations else {
        // The product of the difference keeps digits that the difference of products would lose.
        let difference = zip(weights, dequantized[part]).map { $0 - $1 }
        return (sumOfSquares(outputs(activations.values, difference)), sumOfSquares(exact))
      }
      let rounded = outputs(quantizedActivations, Array(dequantized[part]))
      return (sumOfSquares(zip(exact, rounded).lazy.map { $0 - $1 }), sumOfSquares(exact))
    }
    return sums.reduce((0, 0)) { ($0.error + $1.error, $0.output + $1.output) }
  }

  private static func sumOfSquares(_ values: some Sequence<Float>) -> Double {
    values.reduce(0) { $0 + Double($1) * Double($1) }
  }
}
