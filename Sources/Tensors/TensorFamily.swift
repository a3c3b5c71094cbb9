import Glibc

/// What a tensor does in a transformer; schemes and sampling treat each class in its own way.
package enum TensorFamily: String, Sendable, Hashable, CaseIterable, Codable {
  case embedding
  case outputHead
  case attentionQuery
  case attentionKey
  case attentionValue
  /// Query, key and value (or MLA's latent key and value) in one matrix.
  case attentionFused
  case attentionOutput
  case feedForwardGate
  case feedForwardUp
  case feedForwardDown
  case router
  /// Mamba and linear-attention projections, convolutions and decays.
  case stateSpace
  case vision
  case norm
  case bias
  case other

  /// Whether weight-only recipes usually quantize the class; embeddings, head, router, vision tower and norms stay as they are.
  package var isUsuallyQuantized: Bool {
    switch self {
    case .attentionQuery, .attentionKey, .attentionValue, .attentionFused, .attentionOutput, .feedForwardGate,
      .feedForwardUp, .feedForwardDown, .stateSpace, .other:
      true
    case .embedding, .outputHead, .router, .vision, .norm, .bias: false
    }
  }

  /// The class by the naming habits of Hugging Face, GGUF, GPT-2 and BERT checkpoints.
  package init(name: String, rank: Int) {
    let rule = name.lowercased().withCString { text in
      Self.rules.first { rule in rule.fragments.contains { Self.contains($0, in: text) } }
    }
    self = rule?.tensorClass ?? .other
    if self != .norm, self != .bias, rank < 2 { self = .other }
  }

  /// The number after `layers.`, `layer.`, `blk.`, `h.` or `blocks.`.
  package static func layerIndex(in name: String) -> Int? {
    let parts = name.split(separator: ".")
    for (part, next) in zip(parts, parts.dropFirst()) where layerWords.contains(part) {
      if let index = Int(next), index >= 0 { return index }
    }
    return nil
  }

  private static let layerWords: Set<Substring> = ["layers", "layer", "blk", "h", "blocks", "block"]

  private struct Rule: Sendable {
    let tensorClass: TensorFamily
    let fragments: [StaticString]

    init(_ tensorClass: TensorFamily, _ fragments: [StaticString]) {
      self.tensorClass = tensorClass
      self.fragments = fragments
    }
  }

  // The first rule that matches decides, so what is more specific stands first.
  private static let rules: [Rule] = [
    Rule(.bias, [".bias", "_bias"]),
    Rule(.norm, ["norm", ".ln_", "ln_f"]),
    Rule(.vision, ["vision", "visual", "image_", "mm_projector", "multi_modal_projector"]),
    Rule(.router, ["router", "ffn_gate_inp", "mlp.gate.", "moe.gate.", "shared_expert_gate"]),
    Rule(.outputHead, ["lm_head", "embed_out", "output_projection"]),
    Rule(.embedding, ["embed", "wte.", "wpe.", "token_embd"]),
    Rule(.stateSpace, ["mamba", "ssm", "linear_attn", "conv1d", "a_log", "dt_proj", "x_proj"]),
    Rule(.attentionFused, ["qkv", "c_attn", "query_key_value", "kv_a_", "kv_b_", "kv_proj"]),
    Rule(.attentionQuery, ["q_proj", "q_a_", "q_b_", "attn_q", "query", ".wq.", "q_lin"]),
    Rule(.attentionKey, ["k_proj", "attn_k", ".key.", ".wk.", "k_lin"]),
    Rule(.attentionValue, ["v_proj", "attn_v", ".value.", ".wv.", "v_lin"]),
    Rule(
      .attentionOutput,
      ["o_proj", "attn_output", "attention.output", ".wo.", "attn.c_proj", "attention.dense", "out_proj", "out_lin"]),
    Rule(.feedForwardGate, ["gate_proj", "ffn_gate", ".w1.", "gate_up"]),
    Rule(.feedForwardUp, ["up_proj", "ffn_up", ".w3.", "intermediate.dense", "c_fc", "h_to_4h", ".fc1.", "lin1"]),
    Rule(
      .feedForwardDown, ["down_proj", "ffn_down", ".w2.", "output.dense", "mlp.c_proj", "4h_to_h", ".fc2.", "lin2"]),
    Rule(.outputHead, ["output.weight"]),
  ]

  // C's search is some fifty times faster here than String's, which matters for files of 100,000 tensors.
  private static func contains(_ fragment: StaticString, in text: UnsafePointer<CChar>) -> Bool {
    fragment.utf8Start.withMemoryRebound(to: CChar.self, capacity: fragment.utf8CodeUnitCount + 1) {
      strstr(text, $0) != nil
    }
  }
}
