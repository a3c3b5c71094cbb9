import Domain
import Quantities

/// Errors measured on a user's own weights.
package struct MeasuredErrors: SchemeErrorSource {
  private let byFormat: [String: Interval]
  package let note: String
  package var basis: QualityEstimate.Basis { .measured }

  /// `byFormat`: t² of each laboratory format over the sampled tensors, with its interval; `file`: what was read.
  package init(byFormat: [String: Interval], file: String, tensors: Int) {
    self.byFormat = byFormat
    note = "error: measured on \(tensors) tensors of \(file)"
  }

  package func relativeSquaredError(format: String, tensorClass: TensorClass) -> Interval? { byFormat[format] }
}
