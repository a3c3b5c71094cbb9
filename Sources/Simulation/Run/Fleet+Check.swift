extension Fleet {
  /// Throws if the longest request doesn't fit a cache alone, or if the answers can't end within `mostPasses`.
  func checkWork(_ scenario: Scenario) throws(SimulationError) {
    var (longest, longestPrompt, answers) = (0, 0, 0)
    for number in 0..<source.count {
      let tokens = source.tokens(of: number)
      // The last token of an answer never enters the cache.
      longest = max(longest, tokens.prompt + tokens.answer - 1)
      longestPrompt = max(longestPrompt, tokens.prompt)
      answers += tokens.answer
    }
    try scenario.limits.check(holds: longest)
    try scenario.disaggregation?.prefillLimits.check(holds: longestPrompt)
    // A pass brings each running sequence a token.
    let together = min(scenario.limits.sequences, scenario.limits.batchedTokens, source.mostTogether)
    guard (answers - source.count) / together <= Self.mostPasses else { throw .tooManyPasses(limit: Self.mostPasses) }
  }
}

extension EngineLimits {
  fileprivate func check(holds tokens: Int) throws(SimulationError) {
    let needed = blocks(for: tokens)
    guard needed <= blocks else {
      throw .requestBeyondCache(tokens: tokens, blocksNeeded: needed, blocks: blocks)
    }
  }
}
