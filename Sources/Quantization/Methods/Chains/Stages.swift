import Tensors

/// A part of a chain that takes weights away before the rest are rounded: `wanda-2of4`.
package protocol PruningStage: Sendable {
  /// Lower case, with the share of weights that go: `magnitude-50`.
  var id: String { get }
  /// What it does, in a few words for a table.
  var title: String { get }
  var calibration: CalibrationNeed { get }
  /// Which weights may go, and so how the rest are stored.
  var pattern: SparsityPattern { get }

  /// What stays of a layer.
  func prune(_ layer: Layer) throws -> PrunedWeights
}

/// What pruning leaves of a layer.
package struct PrunedWeights: Sendable, Hashable {
  /// Zero where the mask says so; elsewhere as they were, or changed to make up for those that went.
  package let weights: [Float]
  package let mask: PruningMask
}

/// A part of a chain that multiplies inputs of a layer by a factor each before its weights are rounded, and leaves the
/// reciprocal to the layer before: `smoothquant+gptq`.
///
/// Alone, or as the last part before refinement, it rounds by itself.
package protocol ScalingStage: QuantizationMethod {
  /// What each column of the weights is multiplied by, and its activations are divided by; positive and finite.
  func columnScales(of layer: Layer, for format: any Codec) throws -> [Float]

  /// The activations that the quantized layer computes with, where the method rounds them too, from a layer that is
  /// already scaled.
  func roundedActivations(of layer: Layer) throws -> [Float]?
}

extension ScalingStage {
  package func roundedActivations(of layer: Layer) throws -> [Float]? { nil }
}

/// A part of a chain that starts from the codes that the stage before it chose and improves on them: `gptq+tune`.
package protocol RefiningStage: Sendable {
  /// Lower case, unique: `tune`.
  var id: String { get }
  /// What it does, in a few words for a table.
  var title: String { get }
  var calibration: CalibrationNeed { get }

  /// - Parameters:
  ///   - quantized: what the stage before made; on its grid, where it has one.
  ///   - layer: the layer as it was before any pruning, with the mask that must hold.
  func refine(_ quantized: QuantizedLayer, of layer: Layer, to format: any Codec) throws -> QuantizedLayer
}
