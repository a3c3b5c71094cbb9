import Domain
import Quantities
import Testing

@testable import Presentation

@Suite("The words of rejections")
struct RejectionTextTests {
  /// Every reason with its code and its words.
  static let rejections: [(Rejection.Reason, String, String)] = [
    (.otherVendor(engine: "vLLM", vendor: "Apple"), "otherVendor", "vLLM does not run on Apple accelerators"),
    (
      .schemeNotLoaded(engine: "vLLM", version: "0.33.0", scheme: "NF4", isStrangerToMixes: false),
      "schemeNotLoaded", "vLLM 0.33.0 does not load NF4"
    ),
    (
      .schemeNotLoaded(engine: "SGLang", version: "1", scheme: "INT4, down_proj at INT8", isStrangerToMixes: true),
      "schemeNotLoaded",
      "SGLang 1 does not load INT4, down_proj at INT8, nor is it known to mix weight formats in one model"
    ),
    (.noTensorParallel(engine: "llama.cpp"), "noTensorParallel", "llama.cpp has no tensor parallel"),
    (.noPipelineParallel(engine: "E"), "noPipelineParallel", "E has no pipeline parallel"),
    (.noExpertParallel(engine: "E"), "noExpertParallel", "E has no expert parallel"),
    (.noCacheFormat(engine: "vLLM", format: .q8), "noCacheFormat", "vLLM has no q8_0 KV cache"),
    (
      .noSpeculation(engine: "llama.cpp", method: .multiTokenPrediction), "noSpeculation",
      "llama.cpp is not known to draft tokens with a model's own layers"
    ),
    (
      .noOffload(engine: "SGLang", .experts), "noOffload", "SGLang is not known to leave experts in the host's memory"
    ),
    (
      .noOffload(engine: "TensorRT-LLM", .cache), "noOffload",
      "TensorRT-LLM is not known to leave the KV cache in the host's memory"
    ),
    (.noCache, "noCache", "it keeps no KV cache"),
    (
      .nothingFoundAgain(engine: "vLLM"), "nothingFoundAgain",
      "vLLM keeps in the host's memory only what a later request finds again, and none does: --prefix-hit says how much of "
        + "a prompt"
    ),
    (
      .capability(
        .init(
          engine: "vLLM", version: "0.33.0", scheme: "AWQ INT4", accelerator: "V100", found: 7, least: 7.5, below: nil)),
      "capability", "vLLM 0.33.0 needs compute capability 7.5 or later for AWQ INT4, and V100 has 7.0"
    ),
    (
      .capability(
        .init(
          engine: "vLLM", version: "0.33.0", scheme: "INT8 W8A8", accelerator: "B200", found: 10, least: nil,
          below: 10)),
      "capability", "vLLM 0.33.0 needs compute capability below 10.0 for INT8 W8A8, and B200 has 10.0"
    ),
    (
      .blocksCut(size: 128, slice: 192, ranks: 8), "blocksCut",
      "blocks of 128 don't divide the 192-wide slices of tensor parallel 8"
    ),
    (.nothingCovered(scheme: "INT4"), "nothingCovered", "INT4 quantizes none of its tensors"),
    (
      .groupsUnfilled(groupSize: 128, width: 2880, share: 0.99), "groupsUnfilled",
      "groups of 128 don't divide inputs 2,880 wide: 99 % of what it quantizes would stay at 16 bits"
    ),
    (
      .hostMemoryIsIts(accelerator: "GB10"), "hostMemoryIsIts",
      "GB10 shares the host's memory, so nothing is won by leaving anything there"
    ),
    (
      .fusedFormatsDiffer(
        engine: "vLLM", classes: [.attentionQuery, .attentionKey, .attentionValue],
        .init(.attentionQuery, formats: ["INT8"]), .init(.attentionKey, formats: ["INT4"])),
      "fusedFormatsDiffer", "vLLM runs qkv_proj as one, so they can't have q_proj at INT8 and k_proj at INT4"
    ),
    (.noKernel(accelerator: "V100", .nvfp4Native), "noKernel", "V100 has no nvfp4-w4a4 kernel"),
    (
      .noKernels(accelerator: "V100", .fp8Native, fallback: .fp8WeightOnly), "noKernels",
      "V100 has neither fp8-w8a8 nor fp8-w8a16 kernels"
    ),
    (
      .noKernelForSome(accelerator: "V100", .int8WeightOnly), "noKernelForSome",
      "V100 has no int8-w8a16 kernel, which some of the tensors need"
    ),
    (.otherModels(engine: "TensorRT", .decoder), "otherModels", "TensorRT does not run decoders"),
    (.noCacheKernel(accelerator: "V100", format: .fp8), "noCacheKernel", "V100 has no FP8 KV cache kernel"),
    (
      .noExperts, "noExperts", "it has no experts to spread"
    ),
    (
      .nothingToShare(groups: 2), "nothingToShare",
      "2 data-parallel groups would share experts, and it has none: replicas are meant"
    ),
    (
      .beyondNode(tensorParallel: 16, accelerators: 8), "beyondNode", "tensor parallel 16 would leave the node of 8"
    ),
    (.tooFewLayers(layers: 32, stages: 33), "tooFewLayers", "32 layers can't fill 33 stages"),
    (.indivisible(.queryHeads(40), ranks: 3), "indivisible", "40 query heads don't divide by 3"),
    (.indivisible(.recurrentHeads(16), ranks: 3), "indivisible", "16 recurrent heads don't divide by 3"),
    (.indivisible(.keyValueHeads(8), ranks: 3), "indivisible", "8 KV heads don't divide by 3"),
    (
      .indivisible(.feedForwardWidth(14_336), ranks: 3), "indivisible",
      "feed-forward layers 14,336 wide don't divide by 3"
    ),
    (.indivisible(.expertWidth(1408), ranks: 3), "indivisible", "experts 1,408 wide don't divide by 3"),
    (
      .groupsCut(groupSize: 128, slice: 1376, ranks: 8), "groupsCut",
      "groups of 128 don't divide the 1,376-wide slices of tensor parallel 8"
    ),
    (
      .hostMemoryShort(bytes: .gibibytes(300), of: .gibibytes(64)), "hostMemoryShort",
      "300.0 GiB would be left in the host's memory, which has 64.0 GiB"
    ),
    (
      .standsAlone(accelerator: "H100, MIG 2g.20gb"), "standsAlone",
      "nothing joins one H100, MIG 2g.20gb to another, so each replica is one of them"
    ),
    (
      .unequalCards(engine: "vLLM"), "unequalCards",
      "vLLM shares a model equally among its accelerators, and these cards are unequal"
    ),
    (
      .unequalSplit(accelerators: 2), "unequalSplit",
      "unequal cards hold a model's layers together: pipeline parallel 2 and nothing else"
    ),
    (.nothingFits(accelerators: 64), "nothingFits", "no valid layout up to 64 accelerators fits"),
    (
      .licence("Gemma Terms of Use", wanted: "mit"), "licence",
      "its licence is Gemma Terms of Use, and mit was asked for"
    ),
    (.licence(nil, wanted: "permissive"), "licence", "nobody has told its licence, and permissive was asked for"),
  ]

  @Test("A rejection", arguments: rejections)
  func rejection(reason: Rejection.Reason, code: String, words: String) {
    #expect(reason.code == code && reason.words == words)
  }
}
