/// Layers that cache alike.
package struct CacheLayer: Sendable, Hashable {
  /// What the cached elements are; engines give them different number formats.
  package enum Content: String, Sendable, CaseIterable {
    case keysAndValues
    /// Latent attention's compressed vector with the rotary key.
    case latent
    /// The keys of sparse attention's indexer.
    case indexerKeys
  }

  package let count: Int
  package let content: Content
  /// Elements that one layer keeps for one token.
  package let elementsPerToken: Int
  package let span: AttentionSpan
  /// Heads that tensor parallelism divides the elements by, repeated when too few;
  /// nil where each rank keeps all of them (latent vectors, indexer keys).
  package let divisibleHeads: Int?

  /// Elements that all these layers keep for one sequence, tokens out of the layers' reach dropped.
  package func elements(forSequenceOf tokens: Int) -> Int64 {
    saturatingProduct(count, elementsPerToken, span.cachedTokens(of: tokens))
  }
}

extension ModelArchitecture {
  /// The layers that keep something for each token, one entry a kind of layer.
  package var cacheLayers: [CacheLayer] {
    var layers: [CacheLayer] = []
    func add(_ new: CacheLayer) {
      let index = layers.firstIndex { $0.with(count: 0) == new.with(count: 0) }
      guard let index else { return layers.append(new) }
      layers[index] = new.with(count: layers[index].count + new.count)
    }
    for block in blocks { block.cacheLayers.forEach(add) }
    return layers
  }

  /// Elements that all layers together keep for a token within every layer's window.
  package func keyValueCacheElementsPerToken() -> Int64 {
    cacheLayers.map { saturatingProduct($0.count, $0.elementsPerToken) }.saturatingSum()
  }

  /// What all recurrent layers keep for one sequence, whatever its length.
  package var recurrentStatePerSequence: RecurrentState {
    var states: [RecurrentState] = []
    for block in blocks {
      guard case .recurrent(let mixer) = block.mixer else { continue }
      let state = mixer.state
      states.append(
        RecurrentState(
          recurrence: saturatingProduct(block.count, Int(state.recurrence)),
          convolution: saturatingProduct(block.count, Int(state.convolution))))
    }
    return RecurrentState(
      recurrence: states.map(\.recurrence).saturatingSum(), convolution: states.map(\.convolution).saturatingSum())
  }

  /// Keys and values of the other sequence (image or encoder output) that cross-attention keeps for one sequence.
  package var crossAttentionElementsPerSequence: Int64 {
    blocks.map { block in
      guard case .attention(let attention) = block.mixer, let cross = attention.crossAttention else { return 0 }
      return saturatingProduct(block.count, attention.keyValueElementsPerToken, cross.sourcePositions)
    }.saturatingSum()
  }
}

extension CacheLayer {
  fileprivate func with(count: Int) -> CacheLayer {
    CacheLayer(
      count: count, content: content, elementsPerToken: elementsPerToken, span: span, divisibleHeads: divisibleHeads)
  }
}

extension BlockGroup {
  fileprivate var cacheLayers: [CacheLayer] {
    switch mixer {
    case .attention(let attention):
      let seesOwnTokens = attention.crossAttention.map { !$0.replacesSelfAttention } ?? true
      guard attention.storesKeyValues, seesOwnTokens else { return [] }
      return [
        CacheLayer(
          count: count, content: .keysAndValues, elementsPerToken: attention.keyValueElementsPerToken,
          span: attention.span, divisibleHeads: attention.keyValueHeads)
      ]
    case .latentAttention(let attention):
      let latent = CacheLayer(
        count: count, content: .latent, elementsPerToken: attention.latentElementsPerToken, span: .full,
        divisibleHeads: nil)
      guard let indexer = attention.indexer else { return [latent] }
      return [
        latent,
        CacheLayer(
          count: count, content: .indexerKeys, elementsPerToken: indexer.headDimension, span: .full,
          divisibleHeads: nil),
      ]
    case .compressedAttention(let attention): return attention.cacheLayers(count: count)
    case .recurrent, .linear, .none:
      return []
    }
  }
}
