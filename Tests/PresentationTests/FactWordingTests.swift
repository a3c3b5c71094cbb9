import Domain
import FoundationEssentials
import Quantities
import TestSupport
import Testing

@testable import Presentation

/// Every case of a fact with its code, if it has one, and its words.
@Suite("The words of facts")
struct FactWordingTests {
  @Test("A rejection", arguments: rejections)
  func rejection(reason: Rejection.Reason, code: String, words: String) {
    #expect(reason.code == code && reason.words == words)
  }

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
    (
      .keptWide(groupSize: 128, [.init(tensorClass: .feedForwardDown, width: 10_944)]), "keptWide",
      "Groups of 128 don't divide the inputs of down_proj (10,944), which stay at 16 bits."
    ),
    (.nothingElseShared, "nothingElseShared", "No speculative decoding or adapters."),
    (
      .sequenceLimit(engine: "vLLM", sequences: 8, usual: 1024), "sequenceLimit",
      "vLLM is told to run at most 8 sequences at once, not its default of 1,024, which would reserve more for logits."
    ),
    (
      .modelFile(
        ModelOrigin(
          path: "m/config.json", assumed: [.init("sliding_window", "4096"), .init("tie_word_embeddings", "false")],
          unknownType: "novel", uncounted: [.audio])), "modelFile",
      "The architecture novel of m/config.json is not known here; its keys are read as a plain decoder's, so that biases, "
        + "norms and further weights of its own may be missing. m/config.json leaves out sliding_window (4096), "
        + "tie_word_embeddings (false): what the library's class takes. The weights of its audio encoder are not counted."
    ),
    (
      .storedCheckpoint(
        .init(
          scheme: "nvfp4", label: "ModelOpt, NVFP4", file: "m/hf_quant_config.json",
          wide: [.attentionQuery, .attentionKey, .attentionValue, .attentionOutput])), "storedCheckpoint",
      "The checkpoint is planned as it is: ModelOpt, NVFP4 (m/hf_quant_config.json); at 16 bits, all or in part: attention."
    ),
    (
      .requantized(.init(scheme: "awq", label: "awq, 4 bits in groups of 128", file: "m/config.json", wide: [])),
      "requantized",
      "The checkpoint is awq, 4 bits in groups of 128 (m/config.json): this requantizes it, not the original weights, and "
        + "what it lost stays lost. --scheme awq keeps it as it is."
    ),
    (
      .quantizedCheckpoint(peakBytes: .gibibytes(101.25), fits: false), "quantizedCheckpoint",
      "A checkpoint already in this scheme; quantizing while loading would peak at 101.3 GiB a GPU, which does not fit."
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
    (
      .nominalMemory(accelerator: "My GPU", basis: .stated), "nominalMemory",
      "Memory of My GPU is stated, not as a driver reports it."
    ),
    (
      .network(hosts: 2, name: "InfiniBand NDR, 400 Gb/s", rate: .gigabytesPerSecond(50)), "network",
      "A replica spans 2 hosts, joined by InfiniBand NDR, 400 Gb/s: 50.0 GB/s each way."
    ),
    (
      .network(hosts: 3, name: nil, rate: Links.usualNetwork), "network",
      "A replica spans 3 hosts, joined by 10 Gb/s Ethernet, as no network is known for them: 1.25 GB/s each way."
    ),
    (
      .notSimulated, "notSimulated",
      "Not simulated, though asked for: what comes is more than is served, or than can be simulated."
    ),
    (
      .largestFleet(accelerators: 4096), "largestFleet",
      "Fleets of more than 4,096 accelerators were not weighed: --count asks for more."
    ),
    (
      .leftOut([.init(scheme: "nvfp4", objection: .noNativeKernel)]), "leftOut",
      "Left out unless asked for with --scheme: nvfp4 (no native kernel here)."
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
    (
      .training(shareOfPeak: Interval(low: 0.3, likely: 0.4, high: 0.46), studentShare: 0.125), "training",
      "Training reaches 40.0 % (30.0–46.0) of the peak; a student has 12.5 % of its teacher's parameters."
    ),
    (
      .day(peakFactor: 2.4, idleShare: 0.15), "day",
      "A day is a power of a raised cosine with 2.40 times the mean in its busiest hour; an idle accelerator draws 15 % "
        + "of its board power."
    ),
    (
      .coldStart(
        diskBytesPerSecond: Interval(low: 2.1e9, likely: 5e9, high: 7e9),
        engineSeconds: Interval(low: 15, likely: 40, high: 120)), "coldStart",
      "A local disk reads 5.00 GB/s (2.10–7.00); an engine starts in 40.0 s (15.0–120)."
    ),
  ]

  @Test("An assumption", arguments: assumptions + prices)
  func assumption(assumption: Assumption, code: String, words: String) {
    #expect(assumption.code == code && assumption.words == words)
  }

  private struct Schema: Decodable {
    struct Values: Decodable { let `enum`: [String] }
    struct Item: Decodable { let properties: [String: Properties] }
    struct Properties: Decodable { let `enum`: [String]? }
    struct List: Decodable { let items: Item }
    struct Lists: Decodable { let rejected: List, repairs: List, assumptionFacts: List }
    let properties: Lists
  }

  @Test("The schema lists the codes and kinds that there are")
  func schema() throws {
    let data = try Data(contentsOf: URL(filePath: SourceTree.catalogs + "/schema/plan.schema.json"))
    let lists = try JSONDecoder().decode(Schema.self, from: data).properties
    func listed(_ list: Schema.List, _ key: String) throws -> Set<String> {
      Set(try #require(list.items.properties[key]?.enum))
    }
    #expect(try listed(lists.rejected, "code") == Set(Self.rejections.map(\.1)))
    #expect(try listed(lists.assumptionFacts, "code") == Set((Self.assumptions + Self.prices).map(\.1)))
    #expect(try listed(lists.repairs, "kind") == Set(RepairKind.allCases.map(\.rawValue)))
  }
}
