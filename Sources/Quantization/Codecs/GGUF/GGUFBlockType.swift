import Kernels

/// One of the GGUF types that the kernels write, with what their table tells of it.
package struct GGUFBlockType: Sendable, Hashable, CaseIterable {
  let kernelType: cq_gguf_type

  /// In the order of lists: one scale a block, scales that are searched for, small floats.
  package static let allCases: [GGUFBlockType] = [
    CQ_GGUF_Q8_0, CQ_GGUF_Q5_1, CQ_GGUF_Q5_0, CQ_GGUF_Q4_1, CQ_GGUF_Q4_0, CQ_GGUF_Q6_K, CQ_GGUF_Q5_K, CQ_GGUF_Q4_K,
    CQ_GGUF_Q3_K, CQ_GGUF_Q2_K, CQ_GGUF_IQ4_NL, CQ_GGUF_IQ4_XS, CQ_GGUF_MXFP4, CQ_GGUF_NVFP4,
  ].map { GGUFBlockType(kernelType: $0) }

  package static let q8_0 = GGUFBlockType(kernelType: CQ_GGUF_Q8_0)
  package static let q6_k = GGUFBlockType(kernelType: CQ_GGUF_Q6_K)
  package static let q4_k = GGUFBlockType(kernelType: CQ_GGUF_Q4_K)
  package static let mxfp4 = GGUFBlockType(kernelType: CQ_GGUF_MXFP4)
  package static let nvfp4 = GGUFBlockType(kernelType: CQ_GGUF_NVFP4)

  /// In lower case: `q4_k`.
  package var name: String { String(cString: cq_gguf_name(kernelType)).lowercased() }
  /// Weights of one block.
  var weights: Int { cq_gguf_block_weights(kernelType) }
  /// Bytes of one block, scales included.
  var bytes: Int { cq_gguf_block_bytes(kernelType) }
  /// Bits of one block's scales and minima.
  var scaleBits: Int { cq_gguf_scale_bits(kernelType) }
  /// Whether the search for scales weighs errors by an importance matrix; the other types ignore one, as in ggml.
  package var heedsImportance: Bool { cq_gguf_heeds_importance(kernelType) }
}
