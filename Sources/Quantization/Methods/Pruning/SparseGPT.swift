import CQuantKernels
import LinearAlgebra
import Tensors

/// Weights of least loss w² / Uᵢᵢ² go, and those that are left make up for them as in GPTQ.
///
/// U is the factor that GPTQ uses, columns in order, in blocks of 128. Unstructured: when a block is reached, those of
/// its weights in all rows whose loss is at most the one at the share's rank, which is one more than the share. Blocks
/// of a few neighbours: the weights of least loss when their first column is reached.
/// Source: E. Frantar, D. Alistarh 2023, arXiv:2301.00774, and its code.
package struct SparseGPT: PruningStage {
  package let pattern: SparsityPattern

  package init(_ pattern: SparsityPattern) { self.pattern = pattern }

  package var id: String { "sparsegpt-\(pattern.suffix)" }
  package var title: String { "\(pattern.words) pruned by SparseGPT" }
  package var calibration: CalibrationNeed { .hessian }

  package func prune(_ layer: Layer) throws -> PrunedWeights {
    let factor = try layer.activations(for: id, needing: calibration).inverseFactor(
      .natural, workers: layer.workers, isCancelled: layer.isCancelled)
    guard let compensation = try Compensation(layer, factor: factor) else {
      throw MethodError(
        method: id, expected: "activations whose damped Hessian is positive definite",
        found: "others for \(layer.name)",
        advice: "Collect activations of more tokens, or prune by magnitude")
    }
    let slabs = compensation.slabs.map { SlabBox(compensation.slab($0)) }
    for block in compensation.blocks {
      if case .unstructured = pattern { try choose(block, slabs, compensation) }
      try forEach(slabs, layer) { slab in
        compensation.process(block, of: &slab) { work in
          guard case .blocks(let kept, let length) = pattern else { return }
          (work.prune_of, work.prune_kept) = (length, kept)
        }
      }
    }
    return result(layer, slabs)
  }

  /// What one worker at a time changes.
  private final class SlabBox: @unchecked Sendable {
    var slab: Compensation.Slab

    init(_ slab: Compensation.Slab) {
      self.slab = slab
      if slab.kept.isEmpty { self.slab.kept = [UInt8](repeating: 1, count: slab.weights.count) }
    }
  }

  private func forEach(
    _ slabs: [SlabBox], _ layer: Layer, _ body: @Sendable (inout Compensation.Slab) -> Void
  ) throws {
    let done = try ParallelMap.run(
      count: slabs.count, workers: layer.workers, makeScratch: { () },
      body: { index, _ -> Bool? in
        if layer.isCancelled() { return nil }
        body(&slabs[index].slab)
        return true
      })
    if done == nil { throw CancellationError() }
  }

  /// Chooses which weights of a block go, in all rows at once.
  private func choose(_ block: Range<Int>, _ slabs: [SlabBox], _ compensation: Compensation) throws {
    let columns = compensation.columns
    let squares = block.map { compensation.upper[$0 * columns + $0] }.map { $0 * $0 }
    var losses: [Float] = []
    losses.reserveCapacity(block.count * compensation.layer.shape.rows)
    for box in slabs {
      box.slab.weights.withUnsafeBufferPointer { weights in
        for start in stride(from: block.lowerBound, to: weights.count, by: columns) {
          for place in 0..<block.count {
            let weight = weights[start + place]
            losses.append(min(weight * weight / squares[place], .greatestFiniteMagnitude))
          }
        }
      }
    }
    let rank = pattern.removed(of: losses.count)
    guard rank > 0 else { return }
    var selection = RankSelection()
    let threshold = losses.withUnsafeBufferPointer { selection.select(min(rank, $0.count - 1), of: $0).score }
    var index = 0
    for box in slabs {
      for row in 0..<box.slab.rows.count {
        for column in block {
          if losses[index] <= threshold { box.slab.kept[row * columns + column] = 0 }
          index += 1
        }
      }
    }
  }

  private func result(_ layer: Layer, _ slabs: [SlabBox]) -> PrunedWeights {
    let mask = PruningMask(isKept: slabs.flatMap { $0.slab.kept.map { $0 != 0 } })
    // Columns are in the matrix's own order, and slabs in that of its rows.
    return PrunedWeights(weights: mask.applied(to: slabs.flatMap(\.slab.weights)), mask: mask)
  }
}
