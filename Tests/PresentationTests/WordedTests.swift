import Domain
import Quantities
import Testing

@testable import Presentation

@Suite("What all words have in common")
struct WordedTests {
  private static var single: [any Worded] {
    [
      Assumption.Load(concurrency: 1, contextTokens: 1, inputTokens: 1, outputTokens: 0, workload: "chat"),
      Assumption.sequenceLimit(engine: "vLLM", sequences: 1, usual: 256),
      Assumption.network(hosts: 1, name: nil, rate: ByteRate(1e9)),
      MemoryLedger.Basis.logits(sequences: 1, vocabulary: 2, bytesPerEntry: 2), MemoryLedger.Basis.ranks(1),
      MemoryLedger.Basis.cache(sequences: 1, contextTokens: 1, .bf16, bytesPerToken: ByteCount(2), .none),
      Repair.Action.limitContext(tokens: 1), Repair.Action.limitSequences(1),
      Rejection.Reason.tooFewLayers(layers: 1, stages: 2), Rejection.Reason.indivisible(.queryHeads(1), ranks: 3),
      Rejection.Reason.nothingToShare(groups: 1),
    ]
  }

  @Test("One of something is not several", arguments: single.indices)
  func singular(index: Int) {
    let words = Self.single[index].words
    #expect(!words.contains(/\b1 [a-zA-Z-]+( head)?s\b/), "\(words)")
  }
}
