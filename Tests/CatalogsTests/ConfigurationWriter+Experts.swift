import Domain
import JSON

extension ConfigurationWriter {
  mutating func feedForwards() {
    if let dense = denses.first {
      let keys = ["cohere2_moe": "prefix_dense_intermediate_size", "minimax_m3_vl": "dense_intermediate_size"]
      set(keys[type] ?? "intermediate_size", dense.intermediateSize)
      if type == "llama" { set("mlp_bias", dense.hasBias) }
    }
    guard let mixture = mixtures.first else { return }
    let isPlain = [
      "mixtral", "gpt_oss", "phimoe", "minimax_m1", "minimax_m2", "minimax_m3_vl", "jamba", "llama4",
      "granitemoehybrid", "olmoe",
      "cohere2_moe",
    ]
    .contains(type)
    set(isPlain ? "intermediate_size" : "moe_intermediate_size", mixture.intermediateSize)
    set(expertKey, mixture.experts)
    set("num_experts_per_tok", mixture.expertsPerToken)
    set("moe_latent_size", mixture.latentSize)
    if ["deepseek_v2", "deepseek_v3"].contains(type) {
      set("topk_method", .string(mixture.hasCorrectionBias ? "noaux_tc" : "greedy"))
    }
    if ["bailing_moe", "sarvam_moe"].contains(type) {
      set("moe_router_enable_expert_bias", mixture.hasCorrectionBias)
    }
    shared(mixture)
    denseFirst()
    if type == "dbrx" { nested(mixture) }
  }

  /// Which layers have no experts.
  private mutating func denseFirst() {
    let dense = layers.prefix { if case .dense = $0.feedForward { true } else { false } }.count
    switch type {
    case "llama4":
      set("interleave_moe_layer_step", dense > 0 ? 2 : 1)
      set("intermediate_size_mlp", denses.first?.intermediateSize ?? 16_384)
    case "ernie4_5_moe": set("moe_layer_start_index", dense)
    case "mimo_v2_flash", "minimax_m3_vl": set("moe_layer_freq", layers.indices.map { $0 < dense ? 0 : 1 })
    case "qwen3_moe", "qwen3_vl_moe", "jamba", "dbrx", "nemotron_h": break
    default: set("first_k_dense_replace", dense)
    }
  }

  /// DBRX keeps experts and attention in parts of their own.
  private mutating func nested(_ mixture: MixtureOfExperts) {
    keys.removeAll {
      [
        "moe_intermediate_size", "num_experts", "num_experts_per_tok", "first_k_dense_replace", "num_key_value_heads",
      ].contains($0.key)
    }
    set(
      "ffn_config",
      Self.object([
        "ffn_hidden_size": mixture.intermediateSize, "moe_num_experts": mixture.experts,
        "moe_top_k": mixture.expertsPerToken,
      ]))
    set("attn_config", Self.object(["kv_n_heads": attentions[0].keyValueHeads]))
  }

  private var expertKey: String {
    switch type {
    case "mixtral", "gpt_oss", "phimoe", "minimax_m1", "minimax_m2", "minimax_m3_vl", "llama4", "granitemoehybrid":
      "num_local_experts"
    case "qwen3_moe", "qwen3_next", "qwen3_5_moe", "qwen3_vl_moe", "jamba", "olmoe", "hunyuan_v1_moe", "hy_v3",
      "gemma4",
      "ernie4_5_moe", "kimi_linear", "dbrx", "bailing_moe", "sarvam_moe", "afmoe", "exaone_moe", "cohere2_moe":
      "num_experts"
    default: "n_routed_experts"
    }
  }

  private mutating func shared(_ mixture: MixtureOfExperts) {
    guard let width = mixture.sharedIntermediateSize else {
      if type == "ernie4_5_moe" { set("moe_num_shared_experts", 0) }
      if expertKey == "n_routed_experts" { set("n_shared_experts", .null) }
      return
    }
    switch type {
    case "llama4": break
    case "qwen3_next", "qwen3_5_moe": set("shared_expert_intermediate_size", width)
    case "nemotron_h": set("moe_shared_expert_intermediate_size", width)
    case "granitemoehybrid": set("shared_intermediate_size", width)
    case "hunyuan_v1_moe": set("num_shared_expert", width / mixture.intermediateSize)
    case "ernie4_5_moe": set("moe_num_shared_experts", width / mixture.intermediateSize)
    case "hy_v3", "kimi_linear", "bailing_moe", "sarvam_moe", "afmoe", "exaone_moe":
      set("num_shared_experts", width / mixture.intermediateSize)
    default: set("n_shared_experts", width / mixture.intermediateSize)
    }
  }
}
