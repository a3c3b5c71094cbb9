import Tensors

/// Activation-aware weight quantization: inputs that are large get finer steps, by scaling their columns before rounding.
///
/// ŵ = Q(w · s) / s with one s an input, folded into the layer before. Candidates for s grow with a power of the mean
/// |x|; the one with the least output error on the calibration tokens wins (Lin et al., arXiv 2306.00978). The layer's
/// own output stands for the block's that the published tools compare.
package struct AWQ: ScalingStage {
  package enum Variant: String, Sendable, CaseIterable {
    /// llmcompressor's default: scales also shrink with the weights' mean, as a share of their group's largest.
    case dual = "awq"
    /// llmcompressor without it.
    case plain = "awq-plain"
    /// The authors' code: its own grid of powers and its own rounding of asymmetric integers.
    case original = "awq-mit"
    /// The same, then each group's range is clipped to where its part of the output errs least.
    case originalClipped = "awq-mit-clip"
  }

  package let variant: Variant

  package init(_ variant: Variant) { self.variant = variant }

  package var id: String { variant.rawValue }
  package var aliases: [String] {
    switch variant {
    case .dual: ["awq-llmc-duo1"]
    case .plain: ["awq-llmc-duo0"]
    case .original, .originalClipped: []
    }
  }
  package var calibration: CalibrationNeed { .tokens }
  package var title: String {
    switch variant {
    case .dual: "AWQ: columns scaled by activations and weights"
    case .plain: "AWQ, scaled by activations only"
    case .original: "AWQ as its authors search and round"
    case .originalClipped: "the same, then ranges clipped"
    }
  }

  package func columnScales(of layer: Layer, for format: any Codec) throws -> [Float] {
    try search(layer, for: format).best.scales
  }

  /// Every candidate with its loss.
  func search(_ layer: Layer, for format: any Codec) throws -> AWQSearch.Result {
    let activations = try layer.activations(for: self)
    let rounding = try rounding(for: format)
    return try AWQSearch(layer: layer, activations: activations, rounding: rounding).run(
      candidates(layer, activations, rounding))
  }

  package func quantize(_ layer: Layer, to format: any Codec) throws -> QuantizedLayer {
    let scales = try columnScales(of: layer, for: format)
    let scaled = layer.scalingColumns(by: scales)
    let rounding = try rounding(for: format)
    var limits: [Float]?
    if variant == .originalClipped {
      limits = try AWQClip(layer: scaled, activations: scaled.activations(for: self), rounding: rounding).limits()
    }
    let (encoded, grid) = try rounding.encoded(scaled.weights, shape: layer.shape, limits: limits)
    var result = encoded.dividingColumns(by: scales)
    if let limits, let length = try? rounding.groupLength(in: layer.shape) {
      let shape = [layer.shape.rows, limits.count / max(1, layer.shape.rows)]
      if length > 0 { result = result.adding(.init("clip_limits", limits, shape: shape)) }
    }
    return QuantizedLayer(result, grid: grid?.with(columnScales: scales)).masked(by: layer.mask)
  }

  private var isOriginal: Bool { variant == .original || variant == .originalClipped }

  private func rounding(for format: any Codec) throws -> AWQRounding {
    guard let rounding = AWQRounding(format: format, followsAuthors: isOriginal) else {
      throw MethodError(
        method: id, expected: "integers or small floats with scales", found: format.id,
        advice: "Name a format such as int4-g128-asym")
    }
    return rounding
  }

  /// Powers r of the mean |x|: 0, 0.05 … 0.95 for the authors, 0 … 1 for llmcompressor, in twenty steps.
  private func candidates(
    _ layer: Layer, _ activations: LayerActivations, _ rounding: AWQRounding
  ) throws -> [AWQSearch.Candidate] {
    let inputs = activations.columns.meanMagnitudes
    switch variant {
    case .original, .originalClipped:
      return (0..<20).map { .init(ratio: Double($0) / 20, inputs: inputs) }
    case .plain:
      return (0..<20).map { .init(ratio: Double($0) / 19, inputs: inputs) }
    case .dual:
      let means = try AWQSearch.normalizedMeans(of: layer, groupLength: rounding.groupLength(in: layer.shape))
      return [.init(ratio: 0, inputs: inputs)]
        + (0..<19).map { .init(ratio: Double($0) / 18, inputs: inputs, weights: means) }
    }
  }
}
