import Domain

/// How one replica is spread: tensor parallel within stages, pipeline parallel across them.
package struct Layout: Hashable, Sendable {
  package let tensorParallel: Int
  package let pipelineParallel: Int
  /// Whole experts on ranks instead of slices of each.
  package let expertParallel: Bool

  package init(tensorParallel: Int, pipelineParallel: Int = 1, expertParallel: Bool = false) {
    self.tensorParallel = max(tensorParallel, 1)
    self.pipelineParallel = max(pipelineParallel, 1)
    self.expertParallel = expertParallel
  }

  package init(_ deployment: Deployment) {
    self.init(
      tensorParallel: deployment.tensorParallel, pipelineParallel: deployment.pipelineParallel,
      expertParallel: deployment.expertParallel)
  }

  /// Accelerators of one replica.
  package var count: Int { tensorParallel * pipelineParallel }

  /// "TP4", "TP8 × PP2", "1 GPU".
  package var name: String {
    if count == 1 { return "1 GPU" }
    let tensor = tensorParallel > 1 ? ["TP\(tensorParallel)\(expertParallel ? " (EP)" : "")"] : []
    let pipeline = pipelineParallel > 1 ? ["PP\(pipelineParallel)"] : []
    return (tensor + pipeline).joined(separator: " × ")
  }

  /// The share of a tensor that the fullest rank of its stage holds.
  ///
  /// Key and value heads are repeated once there are more ranks than heads.
  func share(of split: TensorSplit) -> Double {
    let ranks = Double(tensorParallel)
    switch split {
    case .replicated: return 1
    case .units, .vocabulary: return 1 / ranks
    case .keyValueHeads(let heads): return max(1 / ranks, 1 / Double(max(heads, 1)))
    case .experts(let experts):
      guard expertParallel else { return 1 / ranks }
      return (Double(experts) / ranks).rounded(.up) / Double(max(experts, 1))
    }
  }

  /// The share of all blocks that the longest stage holds.
  func stageShare(layers: Int) -> Double {
    (Double(layers) / Double(pipelineParallel)).rounded(.up) / Double(max(layers, 1))
  }
}
