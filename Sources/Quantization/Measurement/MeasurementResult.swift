import Domain
import Tensors

/// One row of results: a tensor under a scheme.
package struct MeasurementResult: Sendable, Hashable {
  package let tensor: String
  package let shape: [Int]
  package let tensorClass: TensorFamily
  package let layerIndex: Int?
  /// The format's id, or the name of a mix.
  package let scheme: String
  /// What the tensor is stored in: the format's id.
  package let format: String
  /// The method's id.
  package let method: String
  /// Everything stored, divided by the number of weights.
  package let bitsPerWeight: Double?
  package let metrics: ErrorMetrics
  /// ‖XWᵀ − XŴᵀ‖ / ‖XWᵀ‖ for calibration activations X; nil without them.
  package let outputRelativeError: Double?
  /// Weights that were NaN or infinite; they count neither as weights nor as error.
  package let notFiniteCount: Int
  /// Wall time of reading, quantizing and measuring.
  package let seconds: Double
  /// What the method did otherwise than usual, such as rounding where a Hessian has no inverse.
  package let notes: [String]

  package init(
    tensor: String, shape: [Int], tensorClass: TensorFamily, layerIndex: Int?, scheme: String, format: String,
    method: String,
    bitsPerWeight: Double?, metrics: ErrorMetrics, outputRelativeError: Double?, notFiniteCount: Int, seconds: Double,
    notes: [String] = []
  ) {
    self.tensor = tensor
    self.shape = shape
    self.tensorClass = tensorClass
    self.layerIndex = layerIndex
    self.scheme = scheme
    self.format = format
    self.method = method
    self.bitsPerWeight = bitsPerWeight
    self.metrics = metrics
    self.outputRelativeError = outputRelativeError
    self.notFiniteCount = notFiniteCount
    self.seconds = seconds
    self.notes = notes
  }

  /// The same numbers under another scheme that stores the tensor alike.
  package func under(scheme: String) -> MeasurementResult {
    MeasurementResult(
      tensor: tensor, shape: shape, tensorClass: tensorClass, layerIndex: layerIndex, scheme: scheme, format: format,
      method: method, bitsPerWeight: bitsPerWeight, metrics: metrics, outputRelativeError: outputRelativeError,
      notFiniteCount: notFiniteCount, seconds: seconds, notes: notes)
  }

  package var elementCount: Int { shape.reduce(1, *) }
}
