import Domain

/// The arithmetic of attention itself, beyond the projections: query × key and weights × value.
package struct AttentionWork: Sendable {
  fileprivate struct Layer: Sendable {
    /// 2 × (query width + value width), of all layers of the kind.
    let operationsPerSeen: Double
    let span: AttentionSpan

    /// - Parameter tokens: those that one entry stands for.
    init(count: Int, queryWidth: Int, valueWidth: Int, span: AttentionSpan, tokens: Int = 1) {
      operationsPerSeen = Double(count) * 2 * (Double(queryWidth) + Double(valueWidth)) / Double(tokens)
      self.span = span
    }

    /// What a pass over one image computes, spread over its positions, each of which sees all.
    init(_ denoising: Denoising) {
      let positions = Double(denoising.positions)
      operationsPerSeen = denoising.attentionOperations / (positions * positions)
      span = .bidirectional
    }
  }

  private let layers: [Layer]

  init(_ architecture: ModelArchitecture) {
    let blocks = architecture.blocks.flatMap { block -> [Layer] in
      switch block.mixer {
      case .attention(let attention):
        [
          Layer(
            count: block.count, queryWidth: attention.queryHeads * attention.headDimension,
            valueWidth: attention.queryHeads * attention.valueHeadDimension, span: attention.span)
        ]
      case .latentAttention(let attention):
        [
          Layer(
            count: block.count,
            queryWidth: attention.heads * (attention.nopeHeadDimension + attention.ropeHeadDimension),
            valueWidth: attention.heads * attention.valueHeadDimension, span: .full)
        ]
      case .compressedAttention(let attention): Self.layers(attention, count: block.count)
      case .recurrent, .linear, .none: []
      }
    }
    layers = blocks + (architecture.denoising.map { [Layer($0)] } ?? [])
  }

  /// The window, the entries before it that are seen, and the scores by which an indexer picks them.
  private static func layers(_ attention: CompressedAttention, count: Int) -> [Layer] {
    let width = attention.heads * attention.headDimension
    let near = Layer(count: count, queryWidth: width, valueWidth: width, span: .window(attention.window))
    guard let tokens = attention.compression else { return [near] }
    guard let indexer = attention.indexer else {
      return [near, Layer(count: count, queryWidth: width, valueWidth: width, span: .full, tokens: tokens)]
    }
    let seen = AttentionSpan.window(Int(clamping: saturatingProduct(indexer.topTokens, tokens)))
    return [
      near, Layer(count: count, queryWidth: width, valueWidth: width, span: seen, tokens: tokens),
      Layer(
        count: count, queryWidth: indexer.heads * indexer.headDimension, valueWidth: 0, span: .full, tokens: tokens),
    ]
  }

  /// Operations of one token of a prompt: 2 × (query width + value width) × tokens that it sees, by layer.
  ///
  /// - Parameter mean: tokens before and with one of the prompt's, on average over its tokens: (n + 1) / 2 of a whole
  ///   prompt of n. Chunks later than the first count as if they were part of one prompt with the same mean.
  func promptOperations(seeing mean: Double) -> Double {
    layers.reduce(0) { $0 + $1.operationsPerSeen * $1.seen(mean) }
  }

  /// Operations of one decoded token with so many tokens before it and with it.
  func decodeOperations(context: Double) -> Double {
    layers.reduce(0) { sum, layer in
      let seen: Double
      switch layer.span {
      case .full, .bidirectional: seen = context
      case .window(let size), .chunk(let size), .bidirectionalWindow(let size): seen = min(context, Double(size))
      }
      return sum + layer.operationsPerSeen * seen
    }
  }
}

extension AttentionWork.Layer {
  /// Tokens that one of a prompt's sees on average in this layer, where one that sees all before it sees `mean`.
  ///
  /// With n = 2 · mean − 1 tokens, a window w sees w less w · (w − 1) / 2n; a chunk begins anew every w.
  fileprivate func seen(_ mean: Double) -> Double {
    let tokens = max(2 * mean - 1, 1)
    switch span {
    case .full: return mean
    case .bidirectional: return tokens
    case .bidirectionalWindow(let size): return min(Double(size), tokens)
    case .window(let size):
      let window = min(Double(size), tokens)
      return window - window * (window - 1) / (2 * tokens)
    case .chunk(let size): return (min(Double(size), tokens) + 1) / 2
    }
  }
}
