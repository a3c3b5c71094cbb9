import Domain
import Quantities

/// What sequences keep between tokens: keys and values, latent vectors, recurrent state.
package struct KeyValueCache: Sendable {
  let profile: ModelProfile
  let format: KeyValueCacheFormat
  /// Tokens in one block of a paged cache.
  let blockTokens: Int
  /// The share that is in the host's memory.
  let hostShare: Double
  private let site: Site
  /// Tokens that layers with a window keep beside it.
  private let windowMargin: Int

  /// As an engine keeps it on an accelerator.
  package init(
    _ profile: ModelProfile, format: KeyValueCacheFormat, on site: Site, hostShare: Double = 0
  ) {
    self.profile = profile
    self.format = format
    self.site = site
    self.hostShare = hostShare
    blockTokens = max(site.engine.memory.blockTokens, 1)
    windowMargin = max(site.engine.memory.windowMarginTokens ?? 0, 0)
  }

  /// Bits of an element in a kind of layers, scales included: what sparse attention keeps has formats of its own.
  private func bits(of layer: CacheLayer) -> Double {
    guard profile.isSparse, let sparse = site.engine.memory.sparseCache else { return format.bitsPerElement }
    return sparse.bits(of: layer.content, format: format, on: site.accelerator) ?? format.bitsPerElement
  }

  /// Bytes of one token over all layers of the model, each of them full.
  package var bytesPerToken: ByteCount {
    ByteCount(roundingUp: profile.cacheLayers.reduce(0) { $0 + bytesPerToken(of: $1, layout: nil) })
  }

  /// Bytes of one token, every layer full, and those that each sequence keeps beside its tokens, on the fullest rank.
  func resident(_ layout: Layout) -> (token: ByteCount, sequence: ByteCount) {
    let token = profile.cacheLayers.reduce(0) { $0 + bytesPerToken(of: $1, layout: layout) }
    let share = residentShare(layout)
    return (
      ByteCount(roundingUp: token * share), ByteCount(roundingUp: fixedBytesPerSequence(layout: layout) * share)
    )
  }

  /// The least gain that a narrower cache is worth its name for.
  package static let leastGain = 1.1

  /// How many times as many sequences of this many tokens it holds as a cache of 16 bits; state that doesn't grow has
  /// formats of its own, which narrow nothing.
  package func gain(tokens: Int, layout: Layout?, windows: Bool) -> Double {
    let own = bytesPerSequence(tokens: tokens, layout: layout, windows: windows)
    guard own > 0 else { return 1 }
    let wide = KeyValueCache(profile, format: .bf16, on: site, hostShare: hostShare)
    return wide.bytesPerSequence(tokens: tokens, layout: layout, windows: windows) / own
  }

  /// Bytes that one sequence of this many tokens holds on the fullest rank.
  ///
  /// Heads divide over tensor-parallel ranks until one is left on each; a latent vector is kept whole by every rank.
  /// With `windows`, layers that look back only so far keep only so much. State that doesn't grow has formats of its own.
  package func bytesPerSequence(tokens: Int, layout: Layout?, windows: Bool) -> Double {
    let stage = residentShare(layout)
    var bytes = 0.0
    for layer in profile.cacheLayers {
      let kept = windows ? kept(in: layer.span, of: tokens) : tokens
      let blocks = Double((kept + blockTokens - 1) / blockTokens * blockTokens)
      bytes += blocks * bytesPerToken(of: layer, layout: layout)
    }
    return (bytes + fixedBytesPerSequence(layout: layout)) * stage
  }

  /// What a layer keeps of a sequence: its window and the pass that comes, or all.
  private func kept(in span: AttentionSpan, of tokens: Int) -> Int {
    let seen = span.cachedTokens(of: tokens)
    return seen < tokens && seen > 0 ? min(seen + windowMargin, tokens) : seen
  }

  /// Bytes that all sequences of a load hold on the fullest rank, what they share in one copy.
  package func bytes(of load: CacheLoad, layout: Layout?, windows: Bool) -> Double {
    let all = bytesPerSequence(tokens: load.contextTokens, layout: layout, windows: windows) * Double(load.sequences)
    guard load.sharedTokens > 0, load.sequences > 1 else { return all }
    return all - sharedBytes(tokens: load.sharedTokens, layout: layout, windows: windows) * Double(load.sequences - 1)
  }

  /// Of a sequence's bytes those of tokens at its beginning, in whole blocks, on the fullest rank: what another sequence
  /// that begins alike needn't hold again.
  ///
  /// With `windows`, layers that look back only so far have dropped them.
  func sharedBytes(tokens: Int, layout: Layout?, windows: Bool) -> Double {
    let kept = profile.cacheLayers.filter { !windows || $0.span == .full }
    let bytes = kept.reduce(0) { $0 + bytesPerToken(of: $1, layout: layout) }
    return Double(tokens) * bytes * residentShare(layout)
  }

  /// What tokens take in a sequence of so many, windows dropped; nil where no layer drops any.
  func windowed(tokens: Int) -> MemoryLedger.WindowedCache? {
    var (all, more) = (0.0, 0.0)
    var drops = false
    for layer in profile.cacheLayers {
      let (now, next) = (kept(in: layer.span, of: tokens), kept(in: layer.span, of: tokens + 1))
      let token = bytesPerToken(of: layer, layout: nil)
      all += Double(now) * token
      more += Double(next - now) * token
      drops = drops || now < tokens
    }
    guard drops, tokens > 0 else { return nil }
    return MemoryLedger.WindowedCache(
      averageBytesPerToken: ByteCount(roundingUp: all / Double(tokens)),
      marginalBytesPerToken: ByteCount(roundingUp: more))
  }

  /// The share of all layers' caches that the longest stage keeps itself; 1 where no layout is given.
  private func residentShare(_ layout: Layout?) -> Double {
    layout.map { $0.stageShare(layers: profile.layers) * (1 - hostShare) } ?? 1
  }

  /// Bytes that a rank keeps of one token in all layers of a kind.
  func bytesPerToken(of layer: CacheLayer, layout: Layout?) -> Double {
    Double(layer.count * layer.elementsPerToken) * bits(of: layer) / 8 * share(of: layer, layout: layout)
  }

  /// Bytes of an element of the recurrence, which engines keep in 32 bits.
  private static let recurrenceBytes = 4.0

  /// Recurrent state, the convolution window in 16 bits, and attention to encoders, on a rank: the same for any
  /// context.
  func fixedBytesPerSequence(layout: Layout?) -> Double {
    let state = profile.recurrentState
    let bytes =
      Double(state.recurrence) * Self.recurrenceBytes + Double(state.convolution) * HalfPrecision.bytes
      + Double(profile.crossAttentionElements) * HalfPrecision.bytes
    return bytes / Double(layout?.tensorParallel ?? 1)
  }

  private func share(of layer: CacheLayer, layout: Layout?) -> Double {
    guard let layout, let heads = layer.divisibleHeads else { return 1 }
    return layout.share(ofKeyValueHeads: heads)
  }
}
