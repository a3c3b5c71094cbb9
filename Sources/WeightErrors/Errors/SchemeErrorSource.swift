import Domain
import Quantities

/// Measured relative squared errors of weight formats, by tensor class.
package protocol SchemeErrorSource: Sendable {
  /// What the numbers rest on, for the label beside them.
  var basis: QualityEstimate.Basis { get }
  /// Where the weights came from.
  var note: QualityEstimate.Note { get }
  /// t² = ‖W−Ŵ‖²/‖W‖² of one laboratory format on tensors of one class; nil where it was not measured.
  func relativeSquaredError(format: String, tensorClass: TensorClass) -> Interval?
  /// The mean of all that a scheme quantizes, where each tensor of the model was measured.
  ///
  /// - Parameter parameters: of the model's tensors that it quantizes.
  func relativeSquaredError(of scheme: Scheme, parameters: Double) -> Double?
  /// The same of ‖XWᵀ−XŴᵀ‖²/‖XWᵀ‖², with the method that the scheme's checkpoints are made with; nil where nobody
  /// measured it.
  func outputs(of scheme: Scheme) -> (any SchemeErrorSource)?
}

extension SchemeErrorSource {
  package func relativeSquaredError(of scheme: Scheme, parameters: Double) -> Double? { nil }
  package func outputs(of scheme: Scheme) -> (any SchemeErrorSource)? { nil }
}
