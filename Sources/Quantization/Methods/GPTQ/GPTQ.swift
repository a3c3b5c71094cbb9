import LinearAlgebra
import Tensors

/// GPTQ: columns are rounded one after the other, and those that are left make up for each one's error.
///
/// U is the upper Cholesky factor of the damped Hessian's inverse; see `Compensation`. Weights that were pruned stay zero
/// and their errors are passed on too. Where the Hessian is not positive definite, weights are rounded to nearest.
/// Sources: E. Frantar et al. 2023, arXiv:2210.17323; llmcompressor 0.14; IST-DASLab/gptq.
package struct GPTQ: QuantizationMethod {
  /// Whose recipe.
  package enum Variant: String, Sendable, Hashable, CaseIterable {
    /// llmcompressor's default: scales from the weights before any was changed, columns with the most activation energy
    /// first, each with the scale of the group that it lies in.
    case staticOrder = "gptq"
    /// llmcompressor without that order.
    case sequential = "gptq-sequential"
    /// The original code: each group's scale from the weights as they are when its block of 128 columns is reached, by
    /// the original's own rules for integers.
    case running = "gptq-running"
  }

  package let variant: Variant

  package init(_ variant: Variant = .staticOrder) { self.variant = variant }

  package var id: String { variant.rawValue }

  package var aliases: [String] {
    switch variant {
    // The original's order with static groups gives llmcompressor's codes.
    case .staticOrder: ["gptq-actorder", "gptq-llmc-actorder-static", "gptq-istdas-actorder-staticgroups"]
    case .sequential: ["gptq-no-actorder", "gptq-llmc"]
    case .running: ["gptq-original", "gptq-istdas"]
    }
  }

  package var title: String {
    switch variant {
    case .staticOrder: "GPTQ, columns of most energy first"
    case .sequential: "GPTQ, columns in order"
    case .running: "GPTQ, scales from updated weights"
    }
  }

  package var calibration: CalibrationNeed { .hessian }

  package func quantize(_ layer: Layer, to format: any Codec) throws -> QuantizedLayer {
    guard let format = format as? any GridCodec else {
      throw MethodError(
        method: id, expected: "a format whose values follow from scales (integers, FP8, MX, NVFP4)", found: format.id,
        advice: "Choose such a format, or round to nearest")
    }
    let activations = try layer.activations(for: self)
    let grid = try format.grid(
      of: layer.weights, shape: layer.shape, using: layer.work.instructions, workers: layer.work.workers)
    let running = variant == .running ? try RunningScales(grid, method: self) : nil
    let factor = try activations.inverseFactor(
      variant == .staticOrder ? .descendingEnergy : .natural, layer.work)
    var notes = factor.deadNote.map { [$0] } ?? []
    if let compensation = try Compensation(layer, factor: factor) {
      let sweep = GPTQSweep(compensation: compensation, grid: grid, running: running)
      let (values, scales) = try sweep.run()
      if values.allSatisfy(\.isFinite) {
        let final = running.map { $0.grid(scales) } ?? grid
        return QuantizedLayer(final.encoded(values, workers: layer.work.workers), grid: final, notes: notes)
      }
    }
    notes.append("the Hessian is not positive definite, so weights were rounded to nearest")
    return QuantizedLayer(
      grid.encoded(factor.withoutDead(layer.weights), workers: layer.work.workers), grid: grid, notes: notes
    )
    .masked(by: layer.mask)
  }
}

extension InverseFactor {
  /// Weights with zeros where the input was always zero.
  func withoutDead(_ weights: [Float]) -> [Float] {
    guard isDead.contains(true) else { return weights }
    return weights.indices.map { isDead[$0 % isDead.count] ? 0 : weights[$0] }
  }

  /// What to say of inputs that were always zero; nil where none were.
  var deadNote: String? {
    let count = isDead.count { $0 }
    return count == 0 ? nil : "\(count) inputs were zero for every token, so their weights are zero"
  }
}
