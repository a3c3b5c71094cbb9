import Domain
import FoundationEssentials
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

extension MeasurementResult: Codable {
  enum CodingKeys: String, CodingKey {
    case tensor, shape, tensorClass, layerIndex, scheme, format, method, bitsPerWeight, relativeSquaredError
    case relativeError, meanSquaredError, rootMeanSquare, signalToNoiseDecibels, cosineSimilarity, maximumAbsoluteError
    case outputRelativeError, notFiniteCount, seconds, notes
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(tensor, forKey: .tensor)
    try container.encode(shape, forKey: .shape)
    try container.encode(tensorClass, forKey: .tensorClass)
    try container.encode(layerIndex, forKey: .layerIndex)
    try container.encode(scheme, forKey: .scheme)
    try container.encode(format, forKey: .format)
    try container.encode(method, forKey: .method)
    try container.encode(bitsPerWeight?.ifFinite, forKey: .bitsPerWeight)
    try container.encode(metrics.relativeSquaredError?.ifFinite, forKey: .relativeSquaredError)
    try container.encode(metrics.relativeError?.ifFinite, forKey: .relativeError)
    try container.encode(metrics.meanSquaredError?.ifFinite, forKey: .meanSquaredError)
    try container.encode(metrics.rootMeanSquare?.ifFinite, forKey: .rootMeanSquare)
    try container.encode(metrics.signalToNoiseDecibels?.ifFinite, forKey: .signalToNoiseDecibels)
    try container.encode(metrics.cosineSimilarity?.ifFinite, forKey: .cosineSimilarity)
    try container.encode(metrics.maximumAbsoluteError?.ifFinite, forKey: .maximumAbsoluteError)
    try container.encode(outputRelativeError?.ifFinite, forKey: .outputRelativeError)
    try container.encode(notFiniteCount, forKey: .notFiniteCount)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(notes, forKey: .notes)
  }
}

extension Double {
  /// Itself, or nil where JSON has no number for it.
  var ifFinite: Double? { isFinite ? self : nil }
}
