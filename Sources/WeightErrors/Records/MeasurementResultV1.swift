import Domain
import Quantization

/// A tensor's errors as version 1 of the JSON spells them: in records and in what `measure` tells.
package struct MeasurementResultV1: Codable, Sendable {
  package let result: MeasurementResult

  package init(_ result: MeasurementResult) { self.result = result }

  enum CodingKeys: String, CodingKey {
    case tensor, shape, tensorClass, layerIndex, scheme, format, method, bitsPerWeight, relativeSquaredError
    case relativeError, meanSquaredError, rootMeanSquare, signalToNoiseDecibels, cosineSimilarity, maximumAbsoluteError
    case outputRelativeError, notFiniteCount, seconds, notes
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    let metrics = result.metrics
    try container.encode(result.tensor, forKey: .tensor)
    try container.encode(result.shape, forKey: .shape)
    try container.encode(result.tensorClass, forKey: .tensorClass)
    try container.encode(result.layerIndex, forKey: .layerIndex)
    try container.encode(result.scheme, forKey: .scheme)
    try container.encode(result.format, forKey: .format)
    try container.encode(result.method, forKey: .method)
    try container.encode(result.bitsPerWeight?.ifFinite, forKey: .bitsPerWeight)
    try container.encode(metrics.relativeSquaredError?.ifFinite, forKey: .relativeSquaredError)
    try container.encode(metrics.relativeError?.ifFinite, forKey: .relativeError)
    try container.encode(metrics.meanSquaredError?.ifFinite, forKey: .meanSquaredError)
    try container.encode(metrics.rootMeanSquare?.ifFinite, forKey: .rootMeanSquare)
    try container.encode(metrics.signalToNoiseDecibels?.ifFinite, forKey: .signalToNoiseDecibels)
    try container.encode(metrics.cosineSimilarity?.ifFinite, forKey: .cosineSimilarity)
    try container.encode(metrics.maximumAbsoluteError?.ifFinite, forKey: .maximumAbsoluteError)
    try container.encode(result.outputRelativeError?.ifFinite, forKey: .outputRelativeError)
    try container.encode(result.notFiniteCount, forKey: .notFiniteCount)
    try container.encode(result.seconds, forKey: .seconds)
    try container.encode(result.notes, forKey: .notes)
  }
}

extension Double {
  /// Itself, or nil where JSON has no number for it.
  package var ifFinite: Double? { isFinite ? self : nil }
}
