import Domain
import Quantities
import Testing

@testable import Presentation

@Suite("What is assumed of engines")
struct EngineTextTests {
  static let assumptions: [(Assumption, String, String)] = [
    (
      .offload(
        .init(
          engine: "vLLM", what: .layers(40), layers: 32, bytes: .gibibytes(4), computesOnHost: false,
          rate: ByteRate(31.5e9))), "offload",
      "vLLM leaves 32 of 32 layers, 4.0 GiB a replica, in the host's memory, which must have that room; "
        + "the accelerator reads them over its bus, 31.5 GB/s."
    ),
    (
      .offload(
        .init(
          engine: "llama.cpp", what: .cache, layers: 32, bytes: .gibibytes(4), computesOnHost: true,
          rate: ByteRate(89.6e9))), "offload",
      "llama.cpp leaves the KV cache, 4.0 GiB a replica, in the host's memory, which must have that room; "
        + "its processor computes with it, with 89.6 GB/s of a usual host's memory."
    ),
    (
      .offload(
        .init(
          engine: "vLLM", what: .cache, layers: 32, bytes: .gibibytes(4), computesOnHost: false,
          rate: ByteRate(31.5e9))), "offload",
      "vLLM leaves what later requests find again of the KV cache, 4.0 GiB a replica, in the host's memory, which must "
        + "have that room; the accelerator reads it over its bus, 31.5 GB/s."
    ),
    (
      .passedOver(
        .init(
          .init(
            engine: "vLLM", version: "0.33.0", scheme: nil, accelerator: "P40", found: 6.1, least: 7.5, below: nil),
          taken: "llama.cpp")), "passedOver",
      "llama.cpp, since vLLM 0.33.0 needs compute capability 7.5 or later, and P40 has 6.1."
    ),
    (
      .borrowedFigures(engine: "LMDeploy", from: "vllm", [.memory, .speed]), "borrowedFigures",
      "LMDeploy is taken to have the memory and speed of vllm: none of its own are known here."
    ),
    (.nothingElseShared, "nothingElseShared", "No speculative decoding or adapters."),
    (
      .sequenceLimit(engine: "vLLM", sequences: 8, usual: 1024), "sequenceLimit",
      "vLLM is told to run at most 8 sequences at once, not its default of 1,024, which would reserve more for logits."
    ),
    (
      .windows(.init(engine: "vLLM", dropsTokens: true, windowedBytes: .gibibytes(1), fullBytes: .gibibytes(4))),
      "windows",
      "vLLM drops tokens out of local layers' reach: the cache is 1.0 GiB with windows, 4.0 GiB with all layers full."
    ),
    (
      .engine(.init(id: "vllm", name: "vLLM", version: "0.33.0", utilization: 0.9)), "engine",
      "vLLM 0.33.0, filling 90 % of the memory (catalog entry `vllm` tells how its constants were found)."
    ),
    (
      .flags(engine: "vLLM", "--max-num-seqs 8", tokens: 90_000, usualTokens: 80_000), "flags",
      "vLLM is told --max-num-seqs 8: the cache of each replica has room for 90,000 tokens, "
        + "for 80,000 by the engine's defaults."
    ),
    (
      .flags(engine: "llama.cpp", "--parallel 1", tokens: 90_000, usualTokens: 0), "flags",
      "llama.cpp is told --parallel 1: the cache of each replica has room for 90,000 tokens, which its defaults don't leave."
    ),
    (.nothingShared, "nothingShared", "No prefix caching, speculative decoding or adapters."),
    (
      .adapters(8, rank: 64), "adapters",
      "8 LoRA adapters of rank 64 on all linear layers in memory; their reads and arithmetic are in no speed. "
        + "No speculative decoding."
    ),
    (
      .speculation(
        .init(
          method: .draft, model: "meta-llama/Llama-3.2-1B", tokens: 4,
          acceptance: Interval(low: 0.5, likely: 0.7, high: 0.9),
          tokensPerStep: Interval(low: 1.94, likely: 2.77, high: 4.1), source: "a paper", adapters: 0, rank: 16)),
      "speculation",
      "Speculative decoding: meta-llama/Llama-3.2-1B, taken to share the tokenizer, drafts 4 tokens a step, each kept at "
        + "a chance of 70.0 % (50.0–90.0) (a paper): 2.77 tokens come of a step (1.94 to 4.10). No adapters."
    ),
  ]

  @Test("An assumption", arguments: assumptions)
  func assumption(assumption: Assumption, code: String, words: String) {
    #expect(assumption.code == code && assumption.words == words)
  }
}
