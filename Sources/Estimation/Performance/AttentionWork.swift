import Domain

/// The arithmetic of attention itself, beyond the projections: query × key and weights × value.
package struct AttentionWork: Sendable {
  private struct Layer: Sendable {
    let count: Double
    let queryWidth: Double
    let valueWidth: Double
    let span: AttentionSpan
  }

  private let layers: [Layer]

  init(_ architecture: ModelArchitecture) {
    layers = architecture.blocks.compactMap { block in
      switch block.mixer {
      case .attention(let attention):
        Layer(
          count: Double(block.count), queryWidth: Double(attention.queryHeads * attention.headDimension),
          valueWidth: Double(attention.queryHeads * attention.valueHeadDimension), span: attention.span)
      case .latentAttention(let attention):
        Layer(
          count: Double(block.count),
          queryWidth: Double(attention.heads * (attention.nopeHeadDimension + attention.ropeHeadDimension)),
          valueWidth: Double(attention.heads * attention.valueHeadDimension), span: .full)
      default: nil
      }
    }
  }

  /// Operations of a whole prompt: 2 × (query width + value width) × tokens × tokens seen on average, by layer.
  ///
  /// A causal layer sees half the prompt on average; a window or chunk w sees w less w²/2n.
  func prefillOperations(tokens: Int) -> Double {
    let count = Double(tokens)
    return layers.reduce(0) { sum, layer in
      let seen: Double
      switch layer.span {
      case .full: seen = count / 2
      case .bidirectional: seen = count
      case .window(let size):
        let window = min(Double(size), count)
        seen = window - window * window / (2 * count)
      case .chunk(let size): seen = min(Double(size), count) / 2
      }
      return sum + layer.count * 2 * (layer.queryWidth + layer.valueWidth) * count * seen
    }
  }

  /// Operations of one decoded token with so many tokens before it.
  func decodeOperations(context: Int) -> Double {
    layers.reduce(0) { sum, layer in
      let seen = Double(layer.span == .bidirectional ? context : layer.span.cachedTokens(of: context))
      return sum + layer.count * 2 * (layer.queryWidth + layer.valueWidth) * seen
    }
  }
}
