import Platform

/// How far dequantized weights Ŵ lie from the weights W, by the names and formulas of the field.
///
/// All follow from five sums. A value that the sums do not determine is nil; an exact copy has an infinite
/// signal-to-noise ratio.
package struct ErrorMetrics: Sendable, Hashable {
  /// t² = ‖W − Ŵ‖² / ‖W‖², the share of the weights' energy that is lost; 0 for zeros kept as zeros.
  package let relativeSquaredError: Double?
  /// ‖W − Ŵ‖² / n, in squared units of the weights.
  package let meanSquaredError: Double?
  /// ⟨W, Ŵ⟩ / (‖W‖ ‖Ŵ‖); nil where either is all zero.
  package let cosineSimilarity: Double?
  /// max |w − ŵ|, in units of the weights.
  package let maximumAbsoluteError: Double?

  /// Metrics that were worked out before.
  package init(
    relativeSquaredError: Double?, meanSquaredError: Double?, cosineSimilarity: Double?, maximumAbsoluteError: Double?
  ) {
    self.relativeSquaredError = relativeSquaredError
    self.meanSquaredError = meanSquaredError
    self.cosineSimilarity = cosineSimilarity
    self.maximumAbsoluteError = maximumAbsoluteError
  }

  package init(_ sums: ErrorSums) {
    // Where a format's scale overflows, its values are not numbers and nothing can be said of the error.
    guard sums.count > 0, !sums.squaredError.isNaN else {
      (relativeSquaredError, meanSquaredError, cosineSimilarity, maximumAbsoluteError) = (nil, nil, nil, nil)
      return
    }
    if sums.squaredWeight > 0 {
      relativeSquaredError = sums.squaredError / sums.squaredWeight
    } else {
      relativeSquaredError = sums.squaredError == 0 ? 0 : nil
    }
    meanSquaredError = sums.squaredError / Double(sums.count)
    let norms = sums.squaredWeight.squareRoot() * sums.squaredDequantized.squareRoot()
    cosineSimilarity = norms > 0 ? min(1, max(-1, sums.product / norms)) : nil
    maximumAbsoluteError = sums.maximumError
  }

  /// √t² = ‖W − Ŵ‖ / ‖W‖.
  package var relativeError: Double? { relativeSquaredError?.squareRoot() }

  /// √(‖W − Ŵ‖² / n), in units of the weights.
  package var rootMeanSquare: Double? { meanSquaredError?.squareRoot() }

  /// −10 log₁₀ t², in decibels.
  package var signalToNoiseDecibels: Double? { relativeSquaredError.map { $0 == 0 ? .infinity : -10 * log10($0) } }
}
