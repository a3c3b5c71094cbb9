extension Scenario {
  /// Throws `SimulationError.outOfRange` for the first figure that can't be simulated.
  ///
  /// The bounds are wide; they keep sums of integers and of times far from overflow, and memory finite.
  package func validate() throws(SimulationError) {
    try arrivals.validate()
    try lengths.validate()
    try limits.validate()
    try check(.replicas, replicas, 1...1024)
    try check(.requests, requests, 1...2_000_000)
    try check(.sharedPrefix, sharedPrefix, 0...1)
    try check(.timeToFirstTokenSeconds, latencyLimits.timeToFirstTokenSeconds ?? 0, 0...Bounds.seconds)
    try check(.timePerOutputTokenSeconds, latencyLimits.timePerOutputTokenSeconds ?? 0, 0...Bounds.seconds)
    if let disaggregation {
      try check(.prefillReplicas, disaggregation.prefillReplicas, 1...1024)
      try check(.transferSecondsPerToken, disaggregation.transferSecondsPerToken, 0...1)
      try disaggregation.prefillLimits.validate()
    }
  }
}

extension EngineLimits {
  fileprivate func validate() throws(SimulationError) {
    try check(.sequences, sequences, 1...Bounds.tokens)
    try check(.batchedTokens, batchedTokens, 1...Bounds.tokens)
    try check(.blockTokens, blockTokens, 1...16_384)
    try check(.blocks, blocks, 1...1 << 40)
  }
}

extension Lengths {
  fileprivate func validate() throws(SimulationError) {
    try check(.contextTokens, contextTokens, 2...Bounds.tokens)
    try validate(prompt, as: .promptTokens)
    try validate(answer, as: .answerTokens)
  }

  private func validate(_ length: Length, as figure: SimulationError.Figure) throws(SimulationError) {
    switch length {
    case .fixed(let tokens): try check(figure, tokens, 1...Bounds.tokens)
    case .logNormal(let mean, let p95):
      try check(figure, mean, 1...Double(Bounds.tokens))
      try check(figure, p95, 1...Double(Bounds.tokens))
    }
  }
}

extension Arrivals {
  fileprivate func validate() throws(SimulationError) {
    switch self {
    case .poisson(let rate): try check(.requestRate, rate, Bounds.rate)
    case .bursty(let rate, let variation):
      try check(.requestRate, rate, Bounds.rate)
      try check(.coefficientOfVariation, variation, 0...10)
    case .closed(let concurrency): try check(.concurrency, concurrency, 1...Bounds.tokens)
    case .users(let users, let think):
      try check(.users, users, 1...Bounds.tokens)
      try check(.thinkSeconds, think, 0...Bounds.seconds)
    case .trace(let requests):
      try check(.tracedRequests, requests.count, 1...Int(Int32.max))
      for request in requests {
        try check(.arrivalSeconds, request.arrivalSeconds, 0...Bounds.seconds)
        try check(.promptTokens, request.promptTokens, 1...Bounds.tokens)
        try check(.answerTokens, request.answerTokens, 1...Bounds.tokens)
      }
    }
  }
}

/// The widest figures that are simulated.
private enum Bounds {
  static let tokens = 1 << 28
  static let seconds = 1e9
  static let rate = 1e-6...1e6
}

private func check(_ figure: SimulationError.Figure, _ found: Double, _ range: ClosedRange<Double>)
  throws(SimulationError)
{
  guard range.contains(found) else { throw .outOfRange(figure, found: found, expected: range) }
}

private func check(_ figure: SimulationError.Figure, _ found: Int, _ range: ClosedRange<Int>) throws(SimulationError) {
  try check(figure, Double(found), Double(range.lowerBound)...Double(range.upperBound))
}
