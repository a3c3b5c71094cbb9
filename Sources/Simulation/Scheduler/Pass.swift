/// The work of one forward pass of one replica.
package struct Pass: Hashable, Sendable {
  /// Sequences that process one token each to get their next.
  package var decodes: Int
  /// Tokens that the decoding sequences attend to together, those just being processed included.
  package var contextTokens: Int
  /// New tokens of prompts, over all chunks; those found in the prefix cache are not among them.
  package var promptTokens: Int
  /// The sum over `promptTokens` of the tokens that each attends to, itself included: what attention's work grows with.
  package var promptAttention: Int

  package init(decodes: Int = 0, contextTokens: Int = 0, promptTokens: Int = 0, promptAttention: Int = 0) {
    self.decodes = decodes
    self.contextTokens = contextTokens
    self.promptTokens = promptTokens
    self.promptAttention = promptAttention
  }

  /// Adds tokens `computed + 1` to `computed + count` of one prompt.
  mutating func addChunk(after computed: Int, count: Int) {
    promptTokens += count
    promptAttention += count * computed + count * (count + 1) / 2
  }
}

/// What a forward pass costs: the caller's model of a machine.
package protocol PassClock: Sendable {
  /// Seconds of a pass, above zero; the same for the same pass, or a simulation can't be repeated.
  func seconds(of pass: Pass) -> Double
}
