import Domain
import LinearAlgebra
import Tensors

/// Which blocks of a model write least to its residual stream, and could go whole.
///
/// For block b let E_b be the energy ‖XWᵀ‖² that its writing projections (attention output, feed-forward down) add over
/// the calibration tokens. Its score is the share of the stream that it wrote by when it is done: E_b / (E₀ + Σ E_k),
/// k ≤ b, where E₀ is the embedding's energy if that is known. This takes what blocks write as orthogonal, and ignores
/// normalization and what later blocks make of it; the first block scores high because there is little before it. As for
/// every structured pruning, the accuracy that is left must be measured; models are usually trained on after it.
package struct DepthRanking: Sendable, Hashable {
  /// A block and its share of the stream.
  package struct Score: Sendable, Hashable {
    package let block: Int
    package let share: Double
  }

  /// In the model's order.
  package let scores: [Score]

  /// - Parameters:
  ///   - energies: what each block writes, by its index.
  ///   - embeddingEnergy: of the stream before the first block, summed over the same tokens.
  package init(energies: [Int: Double], embeddingEnergy: Double = 0) {
    var stream = embeddingEnergy
    scores = energies.sorted { $0.key < $1.key }.map { block, energy in
      stream += energy
      return Score(block: block, share: stream > 0 ? energy / stream : 0)
    }
  }

  /// The same from projections and their inputs; those that do not write to the stream, belong to no block, or have no
  /// activations are left out.
  package init(projections: [(tensor: TensorDescriptor, layer: Layer)]) throws {
    var energies: [Int: Double] = [:]
    for (tensor, layer) in projections where Self.writesToStream(tensor) {
      guard let block = tensor.layerIndex, let activations = layer.activations else { continue }
      energies[block, default: 0] += try OutputError.outputEnergy(layer, activations: activations)
    }
    self.init(energies: energies)
  }

  /// The blocks to leave out for a share of the depth, rounded down: those of least score, of equal ones the later.
  package func blocksToDrop(percent: Int) -> [Int] {
    let count = scores.count * min(max(percent, 0), 100) / 100
    let ascending = scores.sorted { ($0.share, $1.block) < ($1.share, $0.block) }
    return ascending.prefix(count).map(\.block).sorted()
  }

  /// Whether a projection's output is added to the residual stream.
  package static func writesToStream(_ tensor: TensorDescriptor) -> Bool {
    tensor.family == .attentionOutput || tensor.family == .feedForwardDown
  }
}
