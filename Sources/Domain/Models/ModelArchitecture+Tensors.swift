extension ModelArchitecture {
  /// Every weight of the checkpoint as groups of identical matrices, divided over ranks as vLLM divides them.
  ///
  /// Computed anew at each call (some microseconds): keep the result.
  package var tensors: [TensorGroup] {
    var list = TensorList()
    list.add(embeddingTensors)
    for block in blocks {
      list.add(tensors(of: block), times: block.count, readScale: isReadWhenDecoding(block) ? 1 : 0)
    }
    if let denoising { list.add(denoising.tensors(width: hiddenSize)) }
    list.add(
      TensorGroup(.vector, rows: hiddenSize * norm.parametersPerUnit, columns: 1, count: finalNorms))
    list.add(headTensors)
    for tower in towers { list.add(tower.tensors) }
    for weights in otherWeights { list.add(TensorGroup.sum(.other, weights.parameters, width: hiddenSize)) }
    if let weights = multiTokenPrediction {
      list.add(TensorGroup.sum(.multiTokenPrediction, weights.parameters, width: hiddenSize, shareReadPerToken: 0))
    }
    if let weights = checkpointCopies {
      list.add(TensorGroup.sum(.checkpointCopy, weights.parameters, width: hiddenSize, shareReadPerToken: 0))
    }
    return list.groups
  }

  /// All parameters of the checkpoint: towers, multi-token prediction and stored copies included.
  package var parameterCount: Int64 { tensors.map(\.parameters).saturatingSum() }

  /// What a server holds when it serves without multi-token prediction.
  package var servingParameterCount: Int64 {
    tensors.filter { !$0.tensorClass.isLeftOutWhenServing }.map(\.parameters).saturatingSum()
  }

  /// Parameters in use for one token, as publishers count them: of the experts those chosen, else all but towers.
  package var activeParametersPerToken: Int64 {
    tensors.filter { !$0.tensorClass.isLeftOutWhenServing && !$0.tensorClass.isTower }
      .map { $0.experts == nil ? $0.parameters : Int64((Double($0.parameters) * $0.shareReadPerToken).rounded()) }
      .saturatingSum()
  }

  /// Weights of the layers of an encoder before a decoder.
  package var encoderParameters: Int64 {
    blocks.filter { !isReadWhenDecoding($0) }
      .map { saturatingProduct($0.count, Int(clamping: tensors(of: $0).map(\.parameters).saturatingSum())) }
      .saturatingSum()
  }

  /// An encoder before a decoder runs once a request, not at each token.
  private func isReadWhenDecoding(_ block: BlockGroup) -> Bool {
    guard kind == .encoderDecoder, case .attention(let attention) = block.mixer else { return true }
    return !attention.span.isBidirectional
  }

  private func tensors(of block: BlockGroup) -> [TensorGroup] {
    let norms = TensorGroup(.vector, rows: hiddenSize * norm.parametersPerUnit, columns: 1, count: block.norms)
    return [norms] + block.mixer.tensors(hiddenSize: hiddenSize) + block.feedForward.tensors(hiddenSize: hiddenSize)
  }

  /// A tied embedding is read whole at each step, as the head; of the other tables a token reads one row.
  private var embeddingTensors: [TensorGroup] {
    func table(_ rows: Int, _ columns: Int, split: TensorSplit, share: Double = 0) -> TensorGroup {
      TensorGroup(.embedding, rows: rows, columns: columns, split: split, shareReadPerToken: share)
    }
    return [
      table(
        vocabularySize + embeddings.extraRows, hiddenSize, split: .vocabulary, share: head.kind == .tied ? 1 : 0),
      table(embeddings.positionRows, hiddenSize, split: .replicated),
      table(embeddings.tokenTypeRows, hiddenSize, split: .replicated),
      table(embeddings.perLayer?.rows ?? 0, embeddings.perLayer?.width ?? 0, split: .vocabulary),
      .vector(embeddings.hasNorm ? hiddenSize * norm.parametersPerUnit : 0),
    ]
  }

  private var headTensors: [TensorGroup] {
    [
      TensorGroup(
        .outputHead, rows: head.kind == .separate ? vocabularySize : 0, columns: hiddenSize, split: .vocabulary),
      .vector(head.hasBias ? vocabularySize : 0, split: .vocabulary),
    ]
  }
}

extension TensorClass {
  /// In the checkpoint, but not loaded to serve without multi-token prediction.
  package var isLeftOutWhenServing: Bool { self == .multiTokenPrediction || self == .checkpointCopy }
  /// Encoders of other modalities and their projectors, and what runs once beside a denoiser.
  package var isTower: Bool {
    switch self {
    case .visionTower, .audioTower, .projector, .companion: true
    default: false
    }
  }
}
