import Kernels
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
      .natural, layer.work)
    guard let compensation = try Compensation(layer, factor: factor) else {
      throw MethodError(
        method: id, expected: "activations whose damped Hessian is positive definite",
        found: "others for \(layer.name)",
        advice: "Collect activations of more tokens, or prune by magnitude")
    }
    let slabs = compensation.slabs.map { _ in SlabBox() }
    try forEach(slabs, layer) { index, box in box.fill(compensation.slab(compensation.slabs[index])) }
    for block in compensation.blocks {
      let threshold = try threshold(block, slabs, compensation)
      try forEach(slabs, layer) { _, box in
        if let threshold { box.clear(block, upTo: threshold) }
        compensation.process(block, of: &box.slab) { work in
          guard case .blocks(let kept, let length) = pattern else { return }
          (work.prune_of, work.prune_kept) = (length, kept)
        }
      }
    }
    return result(layer, slabs)
  }

  /// What one worker at a time changes.
  private final class SlabBox: @unchecked Sendable {
    var slab = Compensation.Slab(rows: 0..<0, weights: [], kept: [], errors: [])
    /// Losses of the block that is being chosen from.
    private(set) var losses: [Float] = []

    func fill(_ slab: Compensation.Slab) {
      self.slab = slab
      if slab.kept.isEmpty { self.slab.kept = [UInt8](repeating: 1, count: slab.weights.count) }
    }

    /// Works out w² / Uᵢᵢ² of a block.
    func weigh(_ block: Range<Int>, columns: Int, squares: [Float]) {
      losses = [Float](unsafeUninitializedCapacity: slab.rows.count * block.count) { buffer, size in
        for row in 0..<slab.rows.count {
          let line = row * columns + block.lowerBound
          for place in squares.indices {
            let weight = slab.weights[line + place]
            buffer[row * block.count + place] = min(weight * weight / squares[place], .greatestFiniteMagnitude)
          }
        }
        size = slab.rows.count * block.count
      }
    }

    /// Takes the weights away whose loss is at most the threshold.
    func clear(_ block: Range<Int>, upTo threshold: Float) {
      let columns = slab.weights.count / max(1, slab.rows.count)
      for row in 0..<slab.rows.count {
        let line = row * columns + block.lowerBound
        for place in 0..<block.count where losses[row * block.count + place] <= threshold {
          slab.kept[line + place] = 0
        }
      }
    }
  }

  private func forEach(_ slabs: [SlabBox], _ layer: Layer, _ body: @Sendable (Int, SlabBox) -> Void) throws {
    try layer.work.map(count: slabs.count) { body($0, slabs[$0]) }
  }

  /// The largest loss that goes, among a block's weights in all rows; nil where neighbours compete instead.
  private func threshold(
    _ block: Range<Int>, _ slabs: [SlabBox], _ compensation: Compensation
  ) throws -> Float? {
    guard case .unstructured = pattern else { return nil }
    let columns = compensation.columns
    let squares = block.map { compensation.upper[$0 * columns + $0] }.map { $0 * $0 }
    try forEach(slabs, compensation.layer) { _, box in box.weigh(block, columns: columns, squares: squares) }
    let losses = slabs.flatMap(\.losses)
    let rank = pattern.removed(of: losses.count)
    guard rank > 0 else { return nil }
    var selection = RankSelection()
    return losses.withUnsafeBufferPointer { selection.select(min(rank, $0.count - 1), of: $0).score }
  }

  private func result(_ layer: Layer, _ slabs: [SlabBox]) -> PrunedWeights {
    // Columns are in the matrix's own order, and slabs in that of its rows.
    var kept: [Bool] = []
    var weights: [Float] = []
    kept.reserveCapacity(layer.weights.count)
    weights.reserveCapacity(layer.weights.count)
    for box in slabs {
      kept.append(contentsOf: box.slab.kept.lazy.map { $0 != 0 })
      weights.append(contentsOf: box.slab.weights)
    }
    let mask = PruningMask(isKept: kept)
    return PrunedWeights(weights: mask.applied(to: weights), mask: mask)
  }
}
