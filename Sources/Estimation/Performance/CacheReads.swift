import Domain

/// Bytes of the cache that decoding a token of one sequence reads on a rank, all stages in turn.
struct CacheReads: Sendable {
  /// Bytes whatever the context: recurrent state, attention to encoders.
  private let fixed: Double
  /// Bytes for each token of the context, of layers that look back to its beginning.
  private var perToken = 0.0
  /// Layers that look back only so far.
  private var limited: [(tokens: Double, perToken: Double)] = []

  /// The share of them that is in the host's memory.
  let hostShare: Double

  init(_ cache: KeyValueCache, layout: Layout) {
    hostShare = cache.hostShare
    let rank = Layout(tensorParallel: layout.tensorParallel)
    fixed = cache.fixedBytesPerSequence(layout: rank)
    for layer in cache.profile.cacheLayers {
      let bytes = cache.bytesPerToken(of: layer, layout: rank)
      switch layer.span {
      case .full: perToken += bytes
      case .window(let size), .chunk(let size): limited.append((Double(size), bytes))
      case .bidirectional, .bidirectionalWindow: break
      }
    }
  }

  /// - Parameter context: tokens that a sequence attends to, on average; windows take it as the same for all.
  func bytes(context: Double) -> Double {
    limited.reduce(fixed + perToken * context) { $0 + min(context, $1.tokens) * $1.perToken }
  }
}
