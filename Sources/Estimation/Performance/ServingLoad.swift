import Domain

/// The load that performance is estimated for.
package struct ServingLoad: Hashable, Sendable {
  package let inputTokens: Int
  /// 0 for models that write none.
  package let outputTokens: Int
  /// Tokens that a sequence may reach.
  package let contextTokens: Int
  /// What arrives at all replicas together.
  package let arrivals: Load
  /// Images of each request, whose tokens are among `inputTokens`.
  package var images: ImageWork?
  /// How prompts and answers differ in length; nil where all are alike.
  package var inputSpread: LengthSpread?
  package var outputSpread: LengthSpread?
  /// The beginning of each prompt that is found in the cache.
  package var prefix: PrefixReuse?

  /// Tokens of each prompt that are computed.
  package var computedTokens: Int { inputTokens - (prefix?.tokens ?? 0) }
  /// Tokens of each prompt that all sequences of a replica hold in one copy.
  package var sharedTokens: Int { prefix.map { $0.isStoredOnce ? $0.tokens : 0 } ?? 0 }

  package init(inputTokens: Int, outputTokens: Int, contextTokens: Int, arrivals: Load) {
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.contextTokens = contextTokens
    self.arrivals = arrivals
  }

  /// What one of so many replicas gets, where a router spreads requests evenly.
  func share(of replicas: Int) -> Arrivals {
    let count = Double(max(replicas, 1))
    return switch arrivals {
    case .concurrency(let sequences): .closed(sequences: Double(sequences) / count, thinkSeconds: 0)
    case .users(let users, let think): .closed(sequences: Double(users) / count, thinkSeconds: think)
    case .rate(let rate): .open(requestsPerSecond: rate / count)
    case .saturated: .saturated
    }
  }

  /// What arrives at one replica.
  enum Arrivals {
    case closed(sequences: Double, thinkSeconds: Double)
    case open(requestsPerSecond: Double)
    case saturated
  }
}
