extension Tower {
  /// The tower's weights; decoding reads none of them.
  var tensors: [TensorGroup] {
    let tensorClass: TensorClass = kind == .vision ? .visionTower : .audioTower
    let width = transformer?.hiddenSize ?? 1
    let layers = transformer?.tensors(tensorClass, isDivided: isDivided) ?? []
    return layers
      + TensorGroup.sum(tensorClass, otherParameters, width: width, shareReadPerToken: 0)
      + TensorGroup.sum(.projector, projectorParameters, width: width, shareReadPerToken: 0)
  }
}

extension TowerLayers {
  fileprivate func tensors(_ tensorClass: TensorClass, isDivided: Bool) -> [TensorGroup] {
    let split: TensorSplit = isDivided ? .units(heads) : .replicated
    func group(_ rows: Int, _ columns: Int, perLayer: Int, split: TensorSplit) -> TensorGroup {
      TensorGroup(
        tensorClass, rows: rows, columns: columns, count: perLayer * layers, split: split, shareReadPerToken: 0)
    }
    let inward = gated ? 2 : 1
    let biases =
      (attentionHasBias ? 4 * hiddenSize : 0) + (feedForwardHasBias ? inward * intermediateSize + hiddenSize : 0)
    return [
      group(hiddenSize, hiddenSize, perLayer: 4, split: split),
      group(intermediateSize, hiddenSize, perLayer: inward, split: split),
      group(hiddenSize, intermediateSize, perLayer: 1, split: split),
      group(biases, 1, perLayer: 1, split: .replicated),
      group(norms * norm.parametersPerUnit * hiddenSize, 1, perLayer: 1, split: .replicated),
    ]
  }
}
