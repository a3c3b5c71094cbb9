import Domain

extension Layout {
  /// The share of a tensor that the fullest rank of its stage holds.
  func share(of split: TensorSplit) -> Double {
    switch split {
    case .replicated: return 1
    case .units, .vocabulary: return 1 / Double(tensorParallel)
    case .keyValueHeads(let heads): return share(ofKeyValueHeads: heads)
    case .experts(let experts):
      guard expertParallel else { return 1 / Double(tensorParallel) }
      return (Double(experts) / Double(stageRanks)).rounded(.up) / Double(max(experts, 1))
    }
  }

  /// The share of all key and value heads on one rank: they are repeated once there are more ranks than heads.
  func share(ofKeyValueHeads heads: Int) -> Double {
    max(1 / Double(tensorParallel), 1 / Double(max(heads, 1)))
  }

  /// The share of all blocks that the longest stage holds.
  func stageShare(layers: Int) -> Double {
    (Double(layers) / Double(pipelineParallel)).rounded(.up) / Double(max(layers, 1))
  }
}
