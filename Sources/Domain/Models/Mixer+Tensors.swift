extension Mixer {
  /// The weights of one layer's mixer, norms of the block excluded.
  func tensors(hiddenSize hidden: Int) -> [TensorGroup] {
    switch self {
    case .attention(let attention): attention.tensors(hiddenSize: hidden)
    case .latentAttention(let attention): attention.tensors(hiddenSize: hidden)
    case .compressedAttention(let attention): attention.tensors(hiddenSize: hidden)
    case .recurrent(let mixer): mixer.tensors(hiddenSize: hidden)
    case .linear: [TensorGroup(.attentionOutput, rows: hidden, columns: hidden, split: .units(hidden))]
    case .none: []
    }
  }
}

extension Attention {
  /// Queries, keys, values and output, as vLLM divides them: by heads, key and value heads repeated when too few.
  func tensors(hiddenSize hidden: Int) -> [TensorGroup] {
    let hasTwoSets = crossAttention.map { !$0.replacesSelfAttention } ?? false
    var tensors = projections(hiddenSize: hidden)
    if hasTwoSets { tensors += projections(hiddenSize: hidden) }
    switch queryKeyNorm {
    case .none: break
    case .perHead: tensors += [.vector(headDimension), .vector(headDimension)]
    case .full: tensors += [.vector(queryHeads * headDimension), .vector(keyValueHeads * headDimension)]
    }
    if hasSinks { tensors.append(.vector(queryHeads, split: .units(queryHeads))) }
    return tensors
  }

  private func projections(hiddenSize hidden: Int) -> [TensorGroup] {
    let queries = queryHeads * headDimension * queryMultiplier
    let keys = keyValueHeads * headDimension
    let values = sharesKeyValueProjection ? 0 : keyValueHeads * valueHeadDimension
    let byQuery = TensorSplit.units(queryHeads)
    let byKey = TensorSplit.keyValueHeads(keyValueHeads)
    let gate = hasOwnGate ? queries / 2 : 0
    return [
      TensorGroup(.attentionQuery, rows: queries - gate, columns: hidden, split: byQuery),
      TensorGroup(.attentionQuery, rows: gate, columns: hidden, split: byQuery, isGate: true),
      TensorGroup(.attentionKey, rows: keys, columns: hidden, split: byKey),
      TensorGroup(.attentionValue, rows: values, columns: hidden, split: byKey),
      TensorGroup(.attentionOutput, rows: hidden, columns: queryHeads * valueHeadDimension, split: byQuery),
      .vector(biases.contains("q") ? queries : 0, split: byQuery),
      .vector(biases.contains("k") ? keys : 0, split: byKey),
      .vector(biases.contains("v") ? values : 0, split: byKey),
      .vector(biases.contains("o") ? hidden : 0),
    ]
  }
}

extension LatentAttention {
  /// Compressing projections and the indexer are whole on each rank; what expands to heads is divided by heads.
  func tensors(hiddenSize hidden: Int) -> [TensorGroup] {
    let byHead = TensorSplit.units(heads)
    let queries = heads * (nopeHeadDimension + ropeHeadDimension)
    let keysAndValues = heads * (nopeHeadDimension + valueHeadDimension)
    var tensors: [TensorGroup] = [
      TensorGroup(.latentDown, rows: latentElementsPerToken, columns: hidden),
      .vector(keyValueRank),
      TensorGroup(.latentUp, rows: keysAndValues, columns: keyValueRank, split: byHead),
      TensorGroup(.attentionOutput, rows: hidden, columns: heads * valueHeadDimension, split: byHead),
    ]
    guard let queryRank else {
      return tensors + [TensorGroup(.attentionQuery, rows: queries, columns: hidden, split: byHead)]
    }
    tensors += [
      TensorGroup(.latentDown, rows: queryRank, columns: hidden),
      .vector(queryRank),
      TensorGroup(.latentUp, rows: queries, columns: queryRank, split: byHead),
    ]
    if let indexer {
      tensors += [
        TensorGroup(.sparseIndexer, rows: indexer.heads * indexer.headDimension, columns: queryRank),
        TensorGroup(.sparseIndexer, rows: indexer.headDimension, columns: hidden),
        TensorGroup(.sparseIndexer, rows: indexer.heads, columns: hidden),
        .vector(2 * indexer.headDimension),
      ]
    }
    return tensors
  }
}
