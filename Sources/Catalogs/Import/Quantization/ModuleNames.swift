import Domain

/// What checkpoints of a family call the modules of a class of tensors, for lists of what is quantized and what is not.
struct ModuleNames {
  /// Names within a layer, after its number; any of them stands for the class.
  let inLayers: [TensorClass: [String]]

  /// - Parameter type: the text model's `model_type`.
  init(type: String) {
    let attention: String
    let dense: String
    let experts: String
    switch type {
    case "nemotron_h": (attention, dense, experts) = ("mixer", "mixer", "mixer.experts.0")
    case "llama4", "llama4_text": (attention, dense, experts) = ("self_attn", "feed_forward", "feed_forward.experts.0")
    case "gemma4", "gemma4_text": (attention, dense, experts) = ("self_attn", "mlp", "experts.0")
    case "mixtral", "phimoe", "minimax", "minimax_m2", "minimax_m3", "minimax_m3_vl":
      (attention, dense, experts) = ("self_attn", "mlp", "block_sparse_moe.experts.0")
    default: (attention, dense, experts) = ("self_attn", "mlp", "mlp.experts.0")
    }
    let isOld = experts.hasPrefix("block")
    func feedForward(_ name: String, _ old: String) -> (dense: [String], expert: [String], shared: [String]) {
      (
        ["\(dense).\(name)"], ["\(experts).\(isOld ? old : name)"],
        ["\(dense).shared_experts", "\(dense).shared_expert", "block_sparse_moe.shared_experts"].map { "\($0).\(name)" }
      )
    }
    let (gate, up, down) = (
      feedForward("gate_proj", "w1"), feedForward("up_proj", "w3"), feedForward("down_proj", "w2")
    )
    inLayers = [
      .attentionQuery: ["\(attention).q_proj"], .attentionKey: ["\(attention).k_proj"],
      .attentionValue: ["\(attention).v_proj"], .attentionOutput: ["\(attention).o_proj"],
      .latentDown: ["self_attn.q_a_proj", "self_attn.kv_a_proj_with_mqa"],
      .latentUp: ["self_attn.q_b_proj", "self_attn.kv_b_proj"],
      .sparseIndexer: ["indexer.wq_b", "indexer.wk", "index_q_proj", "index_k_proj"].map { "self_attn.\($0)" },
      .recurrentProjection: [
        "linear_attn.in_proj_qkv", "linear_attn.in_proj_qkvz", "linear_attn.out_proj", "mixer.in_proj",
        "mixer.out_proj", "mamba.in_proj", "mamba.out_proj",
      ],
      .latentExpert: ["mixer.fc1_latent_proj", "mlp.latent_up_proj"],
      .feedForwardGate: gate.dense, .feedForwardUp: up.dense, .feedForwardDown: down.dense,
      .expertGate: gate.expert, .expertUp: up.expert, .expertDown: down.expert,
      .sharedExpertGate: gate.shared, .sharedExpertUp: up.shared, .sharedExpertDown: down.shared,
    ]
  }
}
