/// How checkpoints name the tensors of a class: one row, read from a name to its class and from a class to its names.
package struct TensorNames: Sendable {
  /// The part of a feed-forward layer that a row is about.
  package enum Part: Sendable { case any, experts, sharedExperts }

  package let tensorClass: TensorClass
  package let family: TensorFamily
  package let part: Part
  /// Pieces of a name in lower case, any of which tells the class; none where names do not tell.
  package let pieces: [StaticString]
  /// A block's matrices in safetensors files, `@` where an expert's number goes; outside of blocks the whole name.
  package let safetensors: [String]
  /// The same in GGUF files, which stack experts.
  package let gguf: [String]

  private init(
    _ tensorClass: TensorClass, _ family: TensorFamily, _ pieces: [StaticString] = [], of part: Part = .any,
    safetensors: [String] = [], gguf: [String] = []
  ) {
    self.tensorClass = tensorClass
    self.family = family
    self.part = part
    self.pieces = pieces
    self.safetensors = safetensors
    self.gguf = gguf
  }
}

extension TensorNames {
  /// The usual names of a class: of its rows the last one that has any.
  package static func usual(_ tensorClass: TensorClass) -> TensorNames? { usual[tensorClass] }

  private static let usual = Dictionary(
    table.map { ($0.tensorClass, $0) },
    uniquingKeysWith: { earlier, later in later.safetensors.isEmpty && !earlier.safetensors.isEmpty ? earlier : later })

  private static let gatePieces: [StaticString] = ["gate_proj", "ffn_gate", ".w1.", "gate_up"]
  private static let upPieces: [StaticString] = [
    "up_proj", "ffn_up", ".w3.", "intermediate.dense", "c_fc", "h_to_4h", ".fc1.", "lin1",
  ]
  private static let downPieces: [StaticString] = [
    "down_proj", "ffn_down", ".w2.", "output.dense", "mlp.c_proj", "4h_to_h", ".fc2.", "lin2",
  ]

  /// The habits of Hugging Face, GGUF, GPT-2 and BERT checkpoints.
  ///
  /// The first row that has a piece of a name decides, so what is more specific stands first.
  package static let table: [TensorNames] = [
    .init(.vector, .bias, [".bias", "_bias"]),
    .init(.vector, .norm, ["norm", ".ln_", "ln_f"]),
    .init(.visionTower, .vision, ["vision", "visual", "image_", "mm_projector", "multi_modal_projector"]),
    .init(
      .router, .router, ["router", "ffn_gate_inp", "mlp.gate.", "moe.gate.", "shared_expert_gate"],
      safetensors: ["mlp.gate"], gguf: ["ffn_gate_inp"]),
    .init(
      .outputHead, .outputHead, ["lm_head", "embed_out", "output_projection"], safetensors: ["lm_head"],
      gguf: ["output"]),
    .init(.other, .outputHead, ["pooler", "classifier", "score.weight"]),
    .init(
      .embedding, .embedding, ["embed", "wte.", "wpe.", "token_embd"], safetensors: ["model.embed_tokens"],
      gguf: ["token_embd"]),
    .init(
      .recurrentProjection, .stateSpace,
      ["mamba", "ssm", "linear_attn", "conv1d", "a_log", "dt_proj", "x_proj"], safetensors: ["linear_attn.in_proj"],
      gguf: ["ssm_in"]),
    .init(.attentionValue, .attentionFused, ["qkv", "c_attn", "query_key_value"]),
    .init(.latentDown, .attentionFused, ["kv_a_"]),
    .init(.latentUp, .attentionFused, ["kv_b_"]),
    .init(.attentionValue, .attentionFused, ["kv_proj"]),
    .init(
      .latentDown, .attentionQuery, ["q_a_", "attn_q_a"], safetensors: ["self_attn.q_a_proj", "self_attn.kv_a_proj"],
      gguf: ["attn_q_a", "attn_kv_a_mqa"]),
    .init(
      .latentUp, .attentionQuery, ["q_b_", "attn_q_b"], safetensors: ["self_attn.q_b_proj", "self_attn.kv_b_proj"],
      gguf: ["attn_q_b"]),
    .init(
      .attentionQuery, .attentionQuery, ["q_proj", "attn_q", "query", ".wq.", "q_lin"],
      safetensors: ["self_attn.q_proj"], gguf: ["attn_q"]),
    .init(
      .attentionKey, .attentionKey, ["k_proj", "attn_k", ".key.", ".wk.", "k_lin"], safetensors: ["self_attn.k_proj"],
      gguf: ["attn_k"]),
    .init(
      .attentionValue, .attentionValue, ["v_proj", "attn_v", ".value.", ".wv.", "v_lin"],
      safetensors: ["self_attn.v_proj"], gguf: ["attn_v"]),
    .init(
      .attentionOutput, .attentionOutput,
      [
        "o_proj", "attn_output", "attention.output", ".wo.", "attn.c_proj", "attention.dense", "out_proj", "out_lin",
      ], safetensors: ["self_attn.o_proj"], gguf: ["attn_output"]),
    .init(.latentExpert, .feedForwardUp, ["latent_up_proj"]),
    .init(.latentExpert, .feedForwardDown, ["latent_down_proj"]),
    .init(.latentExpert, .feedForwardUp, safetensors: ["mlp.latent_up_proj", "mlp.latent_down_proj"]),
    .init(
      .sharedExpertGate, .feedForwardGate, gatePieces, of: .sharedExperts,
      safetensors: ["mlp.shared_expert.gate_proj"], gguf: ["ffn_gate_shexp"]),
    .init(
      .expertGate, .feedForwardGate, gatePieces, of: .experts, safetensors: ["mlp.@gate_proj"], gguf: ["ffn_gate_exps"]),
    .init(.feedForwardGate, .feedForwardGate, gatePieces, safetensors: ["mlp.gate_proj"], gguf: ["ffn_gate"]),
    .init(
      .sharedExpertUp, .feedForwardUp, upPieces, of: .sharedExperts, safetensors: ["mlp.shared_expert.up_proj"],
      gguf: ["ffn_up_shexp"]),
    .init(.expertUp, .feedForwardUp, upPieces, of: .experts, safetensors: ["mlp.@up_proj"], gguf: ["ffn_up_exps"]),
    .init(.feedForwardUp, .feedForwardUp, upPieces, safetensors: ["mlp.up_proj"], gguf: ["ffn_up"]),
    .init(
      .sharedExpertDown, .feedForwardDown, downPieces, of: .sharedExperts,
      safetensors: ["mlp.shared_expert.down_proj"], gguf: ["ffn_down_shexp"]),
    .init(
      .expertDown, .feedForwardDown, downPieces, of: .experts, safetensors: ["mlp.@down_proj"],
      gguf: ["ffn_down_exps"]),
    .init(.feedForwardDown, .feedForwardDown, downPieces, safetensors: ["mlp.down_proj"], gguf: ["ffn_down"]),
    .init(.outputHead, .outputHead, ["output.weight"]),
    .init(.sparseIndexer, .attentionQuery),
    .init(.recurrentState, .stateSpace),
    .init(.audioTower, .vision),
    .init(.projector, .vision),
    .init(.companion, .vision),
    .init(.multiTokenPrediction, .other),
    .init(.checkpointCopy, .other),
    .init(.other, .other),
  ]
}

extension TensorClass {
  /// The family that stands for the class where only the class is known.
  package var family: TensorFamily { TensorNames.usual(self)?.family ?? .other }
}
