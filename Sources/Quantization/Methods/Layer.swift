import Tensors

/// A linear layer y = x Wᵀ in memory, with the activations that it sees where they are known.
package struct Layer: Sendable {
  package let name: String
  package let shape: MatrixShape
  /// W, row after row: outputs × inputs, finite.
  package let weights: [Float]
  /// Inputs of some tokens; nil where nothing is known of them.
  package let activations: LayerActivations?
  /// Which weights are kept at zero; nil where none are.
  package let mask: PruningMask?
  /// How methods shall work on it.
  package let work: WorkContext

  package init(
    name: String, shape: MatrixShape, weights: [Float], activations: LayerActivations? = nil,
    mask: PruningMask? = nil, work: WorkContext = WorkContext()
  ) {
    self.name = name
    self.shape = shape
    self.weights = weights
    self.activations = activations
    self.mask = mask
    self.work = work
  }

  /// The same layer with other weights, some of them pruned, and perhaps other activations.
  package func with(weights: [Float], mask: PruningMask?, activations: LayerActivations? = nil) -> Layer {
    Layer(
      name: name, shape: shape, weights: weights, activations: activations ?? self.activations, mask: mask, work: work)
  }

  /// The activations, or the error that says which method needs them.
  package func activations(for method: some QuantizationMethod) throws(MethodError) -> LayerActivations {
    try activations(for: method.id, needing: method.calibration)
  }

  /// The same for a stage of a chain.
  package func activations(for id: String, needing need: CalibrationNeed) throws(MethodError) -> LayerActivations {
    guard let activations else {
      throw MethodError(
        method: id, expected: "calibration activations (\(need.rawValue)) for \(name)", found: "none",
        advice: "Name a file of them with --calibration")
    }
    guard activations.columnCount == shape.columns else {
      throw MethodError(
        method: id, expected: "activations of \(shape.columns) inputs, as \(name) has",
        found: "\(activations.columnCount)", advice: "Save the layer's own input activations, one row a token")
    }
    return activations
  }
}

/// Weights of a layer that are held at zero.
package struct PruningMask: Sendable, Hashable {
  /// True for each weight that stays, row after row.
  package let isKept: [Bool]

  package init(isKept: [Bool]) { self.isKept = isKept }

  package var keptCount: Int { isKept.count { $0 } }

  /// The values with zeros where weights were pruned.
  package func applied(to values: [Float]) -> [Float] {
    let count = min(values.count, isKept.count)
    return [Float](unsafeUninitializedCapacity: count) { buffer, size in
      for index in 0..<count { buffer[index] = isKept[index] ? values[index] : 0 }
      size = count
    }
  }
}

/// What a method makes of a layer.
package struct QuantizedLayer: Sendable {
  /// Codes and scales as stored; its dequantized values are the weights that the layer computes with, so what a method
  /// folds into the layer before is undone in them.
  package let encoded: EncodedMatrix
  /// The activations that the quantized layer computes with, tokens × inputs, where the method rounds them too.
  package let activations: [Float]?
  /// The values that weights had to choose from, for stages that choose again; nil where the method says nothing.
  package let grid: WeightGrid?
  /// What happened that was not asked for, such as a fallback.
  package let notes: [String]

  package init(
    _ encoded: EncodedMatrix, activations: [Float]? = nil, grid: WeightGrid? = nil, notes: [String] = []
  ) {
    self.encoded = encoded
    self.activations = activations
    self.grid = grid
    self.notes = notes
  }
}
