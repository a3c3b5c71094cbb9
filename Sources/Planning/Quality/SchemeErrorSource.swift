import Domain
import Estimation
import Quantities

/// Measured relative squared errors of weight formats, by tensor class.
package protocol SchemeErrorSource: Sendable {
  /// What the numbers rest on, for the label beside them.
  var basis: QualityEstimate.Basis { get }
  /// Where the weights came from.
  var note: QualityEstimate.Note { get }
  /// t² = ‖W−Ŵ‖²/‖W‖² of one laboratory format on tensors of one class; nil where it was not measured.
  func relativeSquaredError(format: String, tensorClass: TensorClass) -> Interval?
}

/// How much perplexity grows with error: increase ≈ α · t², α fitted on published pairs.
///
/// The linearity theorem (HIGGS, arXiv 2411.17525) says that perplexity grows linearly in Σ αₗ·t²ₗ for small errors.
package struct PerplexitySensitivity: Codable, Sendable {
  package struct Row: Codable, Sendable {
    package let model: String
    package let baseline: Double
    package let quantized: Double
    package let relativeSquaredError: Double
    package let source: String
  }
  /// Always `perplexity-sensitivity`: what this file of evidence is.
  package let kind: String
  /// The least, the median and the largest α of the rows.
  package let low: Double
  package let likely: Double
  package let high: Double
  package let basis: String
  package let rows: [Row]
}
