import Tensors

/// Layer-wise quantization-aware tuning: moves weights between the values of their grid so that outputs err less.
///
/// Latent weights V start where the stage before ended; Ŵ = Q(V) on its grid, and the gradient of ‖X(W − Ŵ)ᵀ‖² passes
/// straight through the rounding (Bengio et al., arXiv 1308.3432) to Adam. Three quarters of the tokens give the
/// gradient, the rest choose the step that is kept. Scales stay as they are, and what later layers could make up for is
/// not seen. On all tokens together the result never errs more than the start.
package struct Tuning: RefiningStage {
  package let steps: Int

  package static let usualSteps = 200

  package init(steps: Int = usualSteps) { self.steps = steps }

  package var id: String { steps == Self.usualSteps ? "tune" : "tune-\(steps)" }
  package var title: String { "tuned for \(steps) steps with straight-through gradients" }
  package var calibration: CalibrationNeed { .tokens }

  package func refine(
    _ quantized: QuantizedLayer, of layer: Layer, to format: any Codec
  ) throws -> QuantizedLayer {
    let activations = try layer.activations(for: id, needing: calibration)
    guard let grid = try grid(quantized, of: layer, format) else {
      throw MethodError(
        method: id, expected: "a format whose values follow from scales (integers, FP8, MX, NVFP4)", found: format.id,
        advice: "Choose such a format, or leave \(id) out")
    }
    let start = quantized.encoded.dequantized
    let run = TuningRun(layer: layer, grid: grid, tokens: try TuningTokens(activations, workers: layer.work.workers))
    let tuned = try run.best(from: start, steps: steps)
    guard run.totalError(tuned) < run.totalError(start) else {
      return QuantizedLayer(
        quantized.encoded, activations: quantized.activations, grid: grid,
        notes: quantized.notes + ["tuning found nothing better than its start"])
    }
    return QuantizedLayer(
      grid.encoded(tuned, workers: layer.work.workers), activations: quantized.activations, grid: grid,
      notes: quantized.notes
    ).masked(by: layer.mask)
  }

  /// The start's own grid, or the format's where rounding to nearest named none.
  private func grid(
    _ quantized: QuantizedLayer, of layer: Layer, _ format: any Codec
  ) throws -> WeightGrid? {
    if let grid = quantized.grid { return grid }
    return try (format as? any GridCodec)?.grid(
      of: layer.mask?.applied(to: layer.weights) ?? layer.weights, shape: layer.shape, using: layer.work.instructions,
      workers: layer.work.workers)
  }
}
