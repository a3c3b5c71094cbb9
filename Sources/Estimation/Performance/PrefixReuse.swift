import Domain

/// What of each prompt is found in the cache, and isn't computed again.
package struct PrefixReuse: Sendable, Hashable {
  /// The share that was asked for, before it is cut to whole blocks.
  let share: Double
  /// Tokens of each prompt.
  package let tokens: Int
  /// Whether all sequences of a replica hold one copy of them.
  package let isStoredOnce: Bool

  /// So many tokens of each prompt, each sequence's own.
  package init(tokens: Int, of input: Int) {
    self.init(share: Double(tokens) / Double(max(input, 1)), tokens: tokens, isStoredOnce: false)
  }

  init(share: Double, tokens: Int, isStoredOnce: Bool) {
    self.share = share
    self.tokens = tokens
    self.isStoredOnce = isStoredOnce
  }
}

extension ModelProfile {
  /// What of a request's prompt an engine's prefix cache holds, in whole blocks; nil for nothing.
  ///
  /// At least one token is left to compute. Recurrent state and attention to an encoder belong to a whole sequence, so
  /// models that keep them find nothing.
  package func prefix(of request: PlanRequest, engine: Engine) -> PrefixReuse? {
    guard let hit = request.prefixHit, let cache = engine.memory.prefixCache, architecture.kind == .decoder,
      recurrentState == .zero, crossAttentionElements == 0
    else { return nil }
    let (input, block) = (inputTokens(of: request), max(engine.memory.blockTokens, 1))
    let blocks = min(Int(hit.share * Double(input)) / block, max(input - 1, 0) / block)
    guard blocks > 0 else { return nil }
    return PrefixReuse(
      share: hit.share, tokens: blocks * block, isStoredOnce: hit.scope == .everyone && cache == .blocks)
  }
}
