import Quantization
import Tensors
import Testing

extension Samples {
  /// A layer of synthetic weights with synthetic activations, more tokens than inputs unless told otherwise.
  static func layer(
    _ rows: Int, _ columns: Int, tokens: Int? = nil, seed: UInt64 = 1, workers: Int = 1,
    instructions: InstructionSet = .best, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) throws -> Layer {
    let tensor = descriptor(rows, columns, name: "layers.0.mlp.up_proj.weight")
    let source = SyntheticActivations(seed: seed, tokenCount: tokens ?? 2 * columns)
    return Layer(
      name: tensor.name, shape: tensor.matrix, weights: try matrix(rows, columns, seed: seed),
      activations: try source.activations(for: tensor),
      work: WorkContext(workers: workers, instructions: instructions, seed: seed, isCancelled: isCancelled))
  }

  /// The same layer with activations that one makes of it.
  static func layer(_ rows: Int, _ columns: Int, activations: [Float]) throws -> Layer {
    let layer = try layer(rows, columns, tokens: 1)
    let inputs = try #require(
      LayerActivations(
        label: "test", isSynthetic: true, tokenCount: activations.count / columns, columnCount: columns,
        values: activations))
    return layer.with(weights: layer.weights, mask: nil, activations: inputs)
  }

  static func method(_ name: String) throws -> any QuantizationMethod {
    try #require(MethodCatalog.method(named: name), Comment(rawValue: name))
  }

  static func format(_ name: String) throws -> any Codec {
    try #require(CodecCatalog.format(named: name), Comment(rawValue: name))
  }

  /// The output error of a layer under a method.
  static func outputError(_ layer: Layer, _ method: String, _ format: String) throws -> Double? {
    let result = try self.method(method).quantize(layer, to: self.format(format))
    let activations = try #require(layer.activations)
    return try OutputError.relativeError(
      layer, dequantized: result.encoded.dequantized, quantizedActivations: result.activations,
      activations: activations)
  }
}
