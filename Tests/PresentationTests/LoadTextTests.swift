import Domain
import Quantities
import Testing

@testable import Presentation

@Suite("What is assumed of the load")
struct LoadTextTests {
  static let assumptions: [(Assumption, String, String)] = [
    (
      .load(.init(concurrency: 8, contextTokens: 8192, inputTokens: 7168, outputTokens: 1024, workload: "chat")),
      "load", "Load: 8 sequences of up to 8,192 tokens, 7,168 in and 1,024 out on average (workload chat)."
    ),
    (
      .trace(.init(file: "day.jsonl", requests: 1000, seconds: 750, gapVariation: 1.5, longestTokens: 9000)), "trace",
      "Trace day.jsonl: 1,000 requests within 12.5 min, gaps varying 1.50 times their mean (1 at random), "
        + "at most 9,000 tokens with the answer."
    ),
    (
      .lengths(inputP95: 8000, outputP95: 1500), "lengths",
      "Lengths are log-normal: 95 % of the prompts have at most 8,000 tokens, "
        + "95 % of the answers have at most 1,500 tokens."
    ),
    (
      .images(.init(count: 2, size: .usual, tokensPerImage: 1369)), "images",
      "2 images a request: 1,024 × 1,024 pixels are 1,369 tokens each."
    ),
    (
      .unknownImages(model: "Kimi K3"), "unknownImages",
      "How many tokens an image becomes in Kimi K3 is not known: images are not counted."
    ),
    (
      .denoising(.init(steps: 50, passesPerStep: 2, size: .usual)), "denoising",
      "An image of 1,024 × 1,024 pixels takes 50 steps of 2 passes; text encoders and image decoder are in memory, their "
        + "time and activations are not counted."
    ),
    (
      .prefix(.init(engine: "vLLM", tokens: 512, share: 0.5, scope: .everyone, isStoredOnce: true)), "prefix",
      "512 tokens of each prompt (50 %) are found in vLLM's prefix cache, which holds them once on each replica."
    ),
    (
      .prefix(.init(engine: "vLLM", tokens: 512, share: 0.5, scope: .conversation, isStoredOnce: false)), "prefix",
      "512 tokens of each prompt (50 %) are found in vLLM's prefix cache, as the conversation's history; "
        + "what that cache holds between requests is not counted."
    ),
    (
      .notSimulated, "notSimulated",
      "Not simulated, though asked for: what comes is more than is served, or than can be simulated."
    ),
  ]

  @Test("An assumption", arguments: assumptions)
  func assumption(assumption: Assumption, code: String, words: String) {
    #expect(assumption.code == code && assumption.words == words)
  }
}
