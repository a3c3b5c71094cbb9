/// What the engine of one replica allows in a pass and in its cache.
package struct EngineLimits: Sendable, Hashable {
  /// Most sequences that run at once (`max_num_seqs` in vLLM).
  package var sequences: Int
  /// Most tokens in one pass, prompts and decodes together (`max_num_batched_tokens`).
  package var batchedTokens: Int
  /// Tokens in one block of the KV cache.
  package var blockTokens: Int
  /// KV cache blocks of one replica.
  package var blocks: Int

  package init(sequences: Int, batchedTokens: Int, blockTokens: Int, blocks: Int) {
    self.sequences = sequences
    self.batchedTokens = batchedTokens
    self.blockTokens = blockTokens
    self.blocks = blocks
  }

  /// Blocks that hold so many tokens.
  func blocks(for tokens: Int) -> Int { (tokens + blockTokens - 1) / blockTokens }
}
