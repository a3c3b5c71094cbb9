extension FeedForward {
  /// The weights of one layer's feed-forward part.
  func tensors(hiddenSize hidden: Int) -> [TensorGroup] {
    switch self {
    case .dense(let part): part.tensors(hiddenSize: hidden)
    case .mixture(let part): part.tensors(hiddenSize: hidden)
    case .linear: [TensorGroup(.feedForwardDown, rows: hidden, columns: hidden, split: .units(hidden))]
    case .none: []
    }
  }
}

extension DenseFeedForward {
  func tensors(hiddenSize hidden: Int) -> [TensorGroup] {
    let columns = TensorSplit.units(intermediateSize)
    return [
      TensorGroup(.feedForwardGate, rows: gated ? intermediateSize : 0, columns: hidden, split: columns),
      TensorGroup(.feedForwardUp, rows: intermediateSize, columns: hidden, split: columns),
      TensorGroup(.feedForwardDown, rows: hidden, columns: intermediateSize, split: columns),
      .vector(hasBias && gated ? intermediateSize : 0, split: columns),
      .vector(hasBias ? intermediateSize : 0, split: columns),
      .vector(hasBias ? hidden : 0),
    ]
  }
}

extension MixtureOfExperts {
  func tensors(hiddenSize hidden: Int) -> [TensorGroup] {
    expertTensors(width: latentSize ?? hidden) + sharedTensors(hiddenSize: hidden)
      + (parallelDense?.tensors(hiddenSize: hidden) ?? []) + [
        TensorGroup(.router, rows: experts, columns: hidden),
        .vector(hasRouterBias ? experts : 0),
        .vector(hasCorrectionBias ? experts : 0),
        TensorGroup(.latentExpert, rows: latentSize ?? 0, columns: hidden),
        TensorGroup(.latentExpert, rows: hidden, columns: latentSize ?? 0),
      ]
  }

  private func expertTensors(width: Int) -> [TensorGroup] {
    func group(_ tensorClass: TensorClass, _ rows: Int, _ columns: Int) -> TensorGroup {
      TensorGroup(
        tensorClass, rows: rows, columns: columns, count: experts, split: .experts(experts),
        shareReadPerToken: shareReadPerToken, experts: experts)
    }
    let biases = hasExpertBias ? (gated ? 2 : 1) * intermediateSize + width : 0
    return [
      group(.expertGate, gated ? intermediateSize : 0, width),
      group(.expertUp, intermediateSize, width),
      group(.expertDown, width, intermediateSize),
      group(.vector, biases, 1),
    ]
  }

  private func sharedTensors(hiddenSize hidden: Int) -> [TensorGroup] {
    guard let shared = sharedIntermediateSize else { return [] }
    let columns = TensorSplit.units(shared)
    return [
      TensorGroup(.sharedExpertGate, rows: gated ? shared : 0, columns: hidden, split: columns),
      TensorGroup(.sharedExpertUp, rows: shared, columns: hidden, split: columns),
      TensorGroup(.sharedExpertDown, rows: hidden, columns: shared, split: columns),
      .vector(hasSharedGate ? hidden : 0),
    ]
  }
}
