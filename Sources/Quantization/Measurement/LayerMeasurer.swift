import Tensors

/// Measures methods that need a whole layer in memory, or outputs on calibration activations.
struct LayerMeasurer: Sendable {
  let source: any TensorSource
  let activations: (any ActivationSource)?
  let work: WorkContext

  /// The errors of one tensor under one method.
  struct Outcome: Sendable {
    let sums: ErrorSums
    let outputRelativeError: Double?
    let notes: [String]
  }

  /// A tensor read once for all schemes.
  struct Subject: Sendable {
    let layer: Layer
    let notFinite: Int
  }

  func subject(_ tensor: TensorDescriptor) throws -> Subject {
    let (weights, notFinite) = try source.values(of: tensor)
    let layer = Layer(
      name: tensor.name, shape: tensor.matrix, weights: weights, activations: try activations?.activations(for: tensor),
      work: work)
    return Subject(layer: layer, notFinite: notFinite)
  }

  func measure(
    _ subject: Subject, _ format: any Codec, _ method: any QuantizationMethod
  ) throws -> Outcome {
    let layer = subject.layer
    let quantized = try method.quantize(layer, to: format)
    var sums = ErrorSums(weights: layer.weights, dequantized: quantized.encoded.dequantized, using: work.instructions)
    sums.count -= subject.notFinite
    let outputError = try layer.activations.flatMap { activations in
      try OutputError.relativeError(
        layer, dequantized: quantized.encoded.dequantized, quantizedActivations: quantized.activations,
        activations: activations)
    }
    return Outcome(sums: sums, outputRelativeError: outputError, notes: quantized.notes)
  }
}
