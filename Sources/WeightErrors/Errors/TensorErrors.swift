import Domain
import Quantization
import Tensors

/// Errors of tensors one by one under each format that was measured, by which schemes are told tensor by tensor.
struct TensorErrors: Sendable {
  private let tensors: [TensorDescriptor]
  /// t² by format, then by tensor.
  private let errors: [String: [String: Double]]

  /// How far parameters of tensors and of a model may differ, as padded vocabularies do, and still be the same.
  private static let slack = 0.01

  /// Nil where a name stands for different tensors, as in records of several models.
  init?(_ rows: [(tensor: TensorDescriptor, format: String, error: Double?)]) {
    var tensors: [String: TensorDescriptor] = [:]
    var errors: [String: [String: Double]] = [:]
    for (tensor, format, error) in rows {
      guard tensors[tensor.name, default: tensor].shape == tensor.shape else { return nil }
      tensors[tensor.name] = tensor
      errors[format, default: [:]][tensor.name] = error?.finite
    }
    self.tensors = tensors.values.sorted { $0.name < $1.name }
    self.errors = errors
  }

  /// The parameter-weighted mean of what a scheme quantizes; nil unless each such tensor was measured and they are as
  /// many as the model's.
  ///
  /// - Parameter parameters: what the scheme quantizes of the model.
  func mean(of scheme: Scheme, parameters: Double) -> Double? {
    var (sum, weight) = (0.0, 0.0)
    for (tensor, format) in SchemeOnTensors(scheme, tensors: tensors).quantized(tensors) {
      guard let error = errors[format.id]?[tensor.name] else { return nil }
      sum += error * Double(tensor.elementCount)
      weight += Double(tensor.elementCount)
    }
    guard weight > 0, abs(weight - parameters) <= Self.slack * parameters else { return nil }
    return sum / weight
  }
}

extension Double {
  fileprivate var finite: Double? { isFinite ? self : nil }
}
