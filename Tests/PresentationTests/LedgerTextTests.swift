import Domain
import Quantities
import Testing

@testable import Presentation

@Suite("The words of ledgers")
struct LedgerTextTests {
  @Test("The cache's arithmetic says what sequences share")
  func sharedCache() {
    func words(_ shared: Int) -> String {
      MemoryLedger.Basis.cache(
        sequences: 8, contextTokens: 1536, shared: shared, .fp8, bytesPerToken: ByteCount(65_536), .none
      ).words
    }
    #expect(words(512) == "8 × 1,024 tokens and 512 that they share, fp8, 65,536 B a token")
    #expect(words(0) == "8 × 1,536 tokens, fp8, 65,536 B a token")
    let speech = MemoryLedger.Basis.cache(
      sequences: 12, contextTokens: 114, .bf16, bytesPerToken: ByteCount(163_840),
      bytesPerSequence: ByteCount(245_760_000), .none)
    #expect(speech.words == "12 × 114 tokens, bf16, 163,840 B a token and 245,760,000 B a sequence")
  }
}
