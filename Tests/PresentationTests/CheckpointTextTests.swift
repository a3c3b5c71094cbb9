import Domain
import Quantities
import Testing

@testable import Presentation

@Suite("What is assumed of checkpoints")
struct CheckpointTextTests {
  static let assumptions: [(Assumption, String, String)] = [
    (
      .keptWide(groupSize: 128, [.init(tensorClass: .feedForwardDown, width: 10_944)]), "keptWide",
      "Groups of 128 don't divide the inputs of down_proj (10,944), which stay at 16 bits."
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
      .storedCheckpoint(
        .init(
          scheme: "fp8-static", label: "ModelOpt, FP8", file: "c", wide: [], keyValueCache: .fp8, takesCache: true)),
      "storedCheckpoint",
      "The checkpoint is planned as it is: ModelOpt, FP8 (c). Its KV cache is fp8, as it has scales for that; "
        + "--kv-cache bf16 keeps 16 bits."
    ),
    (
      .storedCheckpoint(.init(scheme: "fp8-static", label: "ModelOpt, FP8", file: "c", wide: [], keyValueCache: .fp8)),
      "storedCheckpoint",
      "The checkpoint is planned as it is: ModelOpt, FP8 (c). It has scales for a KV cache of fp8, which this plan "
        + "doesn't use."
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
      .leftOut([.init(scheme: "nvfp4", objection: .noNativeKernel)]), "leftOut",
      "Left out unless asked for with --scheme: nvfp4 (no native kernel here)."
    ),
  ]

  @Test("An assumption", arguments: assumptions)
  func assumption(assumption: Assumption, code: String, words: String) {
    #expect(assumption.code == code && assumption.words == words)
  }
}
