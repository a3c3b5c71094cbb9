import Tensors

extension Layer {
  /// The same outputs from weights whose columns are multiplied by factors and activations that are divided by them.
  package func scalingColumns(by factors: [Float]) -> Layer {
    let inputs = activations.flatMap { activations in
      LayerActivations(
        label: activations.label, isSynthetic: activations.isSynthetic, tokenCount: activations.tokenCount,
        columnCount: activations.columnCount, values: divided(activations.values, by: factors))
    }
    return with(weights: multiplied(weights, by: factors), mask: mask, activations: inputs)
  }
}

extension QuantizedLayer {
  /// The same with zeros where weights were pruned.
  package func masked(by mask: PruningMask?) -> QuantizedLayer {
    guard let mask else { return self }
    return QuantizedLayer(
      EncodedMatrix(dequantized: mask.applied(to: encoded.dequantized), fields: encoded.fields),
      activations: activations, grid: grid, notes: notes)
  }
}
