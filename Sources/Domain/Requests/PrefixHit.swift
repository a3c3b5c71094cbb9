/// What of a prompt an engine finds in its cache.
package struct PrefixHit: Sendable, Hashable {
  /// The share of the prompt's tokens, from its beginning.
  package let share: Double
  package let scope: PrefixScope

  package init(share: Double, scope: PrefixScope = .everyone) {
    self.share = share
    self.scope = scope
  }
}

/// Whose earlier requests began alike.
package enum PrefixScope: String, Codable, Sendable, CaseIterable {
  /// All requests do: a system prompt, instructions. One copy serves them all.
  case everyone
  /// Those of one conversation do: its history, of which each sequence has its own.
  case conversation
}
