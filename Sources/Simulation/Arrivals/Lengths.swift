/// How long prompts and answers are.
package struct Lengths: Sendable, Hashable {
  package var prompt: Length
  package var answer: Length
  /// Most tokens of a prompt and its answer together. What is longer is cut, the answer first; that lowers the means.
  package var contextTokens: Int

  package init(prompt: Length, answer: Length, contextTokens: Int) {
    self.prompt = prompt
    self.answer = answer
    self.contextTokens = contextTokens
  }

  /// Tokens of the prompt and the answer of a request by number; both at least one.
  func tokens(of number: Int, seed: UInt64) -> (prompt: Int, answer: Int) {
    let wanted = prompt.tokens(RandomStream(seed: seed, purpose: .prompt, number: number))
    return bounded(prompt: wanted, answer: answer.tokens(RandomStream(seed: seed, purpose: .answer, number: number)))
  }

  /// The same lengths within the context.
  func bounded(prompt: Int, answer: Int) -> (prompt: Int, answer: Int) {
    let kept = min(max(prompt, 1), contextTokens - 1)
    return (kept, min(max(answer, 1), contextTokens - kept))
  }
}

/// A number of tokens, fixed or random.
package enum Length: Sendable, Hashable {
  case fixed(Int)
  /// Log-normal of this mean and 95th percentile.
  ///
  /// The percentile decides the spread σ: ln(p95 ÷ mean) = 1.645 σ − σ² ÷ 2, the smaller root. At or below the mean
  /// every length is the mean; no log-normal has it above 3.87 times the mean, so σ stays at 1.645 from there.
  case logNormal(mean: Double, p95: Double)

  private static let quantile = 1.6448536269514722  // the standard normal's, at 95 %

  func tokens(_ stream: RandomStream) -> Int {
    switch self {
    case .fixed(let tokens): return tokens
    case .logNormal(let mean, let p95):
      var stream = stream
      let spread = Self.spread(ratio: p95 / mean)
      let logarithm = Elementary.logarithm(mean) - spread * spread / 2 + spread * stream.normal()
      // Cut beyond every context, so that the integer exists.
      return max(1, Int(min(Elementary.exponential(logarithm).rounded(), 1e9)))
    }
  }

  /// The standard deviation of the logarithm, by the 95th percentile over the mean.
  package static func spread(ratio: Double) -> Double {
    guard ratio > 1 else { return 0 }
    let rest = quantile * quantile - 2 * Elementary.logarithm(ratio)
    return quantile - max(rest, 0).squareRoot()
  }
}
