import Domain

extension ArchitectureFamily {
  static let deepSeeks = [
    ArchitectureFamily(types: ["deepseek_v2"], defaults: latent(512, 1536, 128, 64, 128)),
    ArchitectureFamily(
      types: ["deepseek_v3", "kimi_k2"], defaults: latent(512, 1536, 128, 64, 128), correctionBias: .always,
      nextTokens: NextTokens(copies: 2)),
    ArchitectureFamily(
      types: ["deepseek_v32"],
      defaults: latent(512, 1536, 128, 64, 128).merging(indexer(heads: 64)) { $1 }, correctionBias: .always,
      nextTokens: NextTokens(copies: 2)),
    ArchitectureFamily(
      types: ["kimi_k25", "kimi_vl"], defaults: latent(512, 1536, 128, 64, 128), correctionBias: .always,
      nextTokens: NextTokens(copies: 2), tower: .moon),
    ArchitectureFamily(
      types: ["glm4_moe_lite"], defaults: latent(512, 768, 192, 64, 256).merging(["first_k_dense_replace": 1]) { $1 },
      correctionBias: .always, nextTokens: NextTokens(copies: 2)),
    ArchitectureFamily(
      types: ["glm_moe_dsa"],
      defaults: latent(512, 2048, 192, 64, 256).merging(indexer(heads: 32)) { $1 }
        .merging(["first_k_dense_replace": 3]) { $1 },
      correctionBias: .always, nextTokens: NextTokens()),
    ArchitectureFamily(
      types: ["deepseek_v4", "deepseek_ref"],
      defaults: [
        "num_key_value_heads": 1, "head_dim": 512, "q_lora_rank": 1024, "qk_rope_head_dim": 64, "o_groups": 8,
        "o_lora_rank": 1024, "sliding_window": 128, "hc_mult": 4, "index_n_heads": 64, "index_head_dim": 128,
        "index_topk": 512, "n_shared_experts": 1,
      ],
      nextTokens: NextTokens(), special: .hyperConnected),
  ]

  static let mixtures = [
    ArchitectureFamily(
      types: ["gpt_oss"],
      defaults: [
        "num_key_value_heads": 8, "head_dim": 64, "sliding_window": 128, "num_experts_per_tok": 4,
        "num_local_experts": 128,
      ],
      headDimension: 64, biases: ("qkvo", .key("attention_bias", default: true)), hasSinks: true,
      pattern: .every(key: "sliding_window_pattern", default: 2, others: .narrow), expertsHaveBias: true),
    ArchitectureFamily(
      types: ["glm4_moe"], defaults: ["first_k_dense_replace": 1], headDimension: 128,
      biases: ("qkv", .key("attention_bias", default: false)),
      queryKeyNorm: (.perHead, .key("use_qk_norm", default: false)), correctionBias: .always,
      nextTokens: NextTokens(copies: 2)),
    ArchitectureFamily(
      types: ["dots1"], queryKeyNorm: (.perHead, .always),
      pattern: .after(key: "max_window_layers", default: 62, needs: "use_sliding_window"),
      correctionBias: .always),
    ArchitectureFamily(
      types: ["ernie4_5_moe"],
      defaults: ["moe_num_shared_experts": 2, "moe_layer_start_index": 1, "moe_layer_interval": 1],
      tiesEmbeddings: true,
      headDimension: nil, biases: useBias, feedForwardBias: .key("use_bias", default: false),
      correctionBias: .key("moe_use_aux_free", default: true)),
    ArchitectureFamily(
      types: ["hunyuan_v1_moe", "hunyuan"], queryKeyNorm: (.perHead, .key("use_qk_norm", default: true))),
    ArchitectureFamily(
      types: ["hy_v3"], defaults: ["num_key_value_heads": 8, "num_shared_experts": 1, "first_k_dense_replace": 1],
      headDimension: 128, queryKeyNorm: (.perHead, .key("qk_norm", default: true)), correctionBias: .always,
      nextTokens: NextTokens()),
    ArchitectureFamily(
      types: ["minimax_m2"],
      defaults: ["num_key_value_heads": 8, "head_dim": 128, "num_local_experts": 256, "num_experts_per_tok": 8],
      queryKeyNorm: (.full, .key("use_qk_norm", default: true)), correctionBias: .key("use_routing_bias", default: true)
    ),
    ArchitectureFamily(
      types: ["minimax_m3", "minimax_m3_vl"], defaults: ["num_key_value_heads": 4, "num_experts_per_tok": 4],
      headDimension: 128, queryKeyNorm: (.perHead, .key("use_qk_norm", default: true)),
      correctionBias: .key("use_routing_bias", default: true), tower: .blocks, special: .blockIndex),
    ArchitectureFamily(
      types: ["mimo_v2_flash", "mimo_v2"],
      defaults: ["num_key_value_heads": 4, "head_dim": 192, "v_head_dim": 128, "sliding_window": 128],
      pattern: .every(key: "full_attention_interval", default: 6, others: .narrow), correctionBias: .always,
      special: .mimo),
    ArchitectureFamily(
      types: ["bailing_moe", "bailing_moe_v2"], biases: ("qkv", .key("use_qkv_bias", default: false)),
      queryKeyNorm: (.perHead, .key("use_qk_norm", default: false)),
      correctionBias: .key("moe_router_enable_expert_bias", default: false), nextTokens: NextTokens()),
    ArchitectureFamily(
      types: ["sarvam_moe"], biases: ("qkv", .key("use_qkv_bias", default: false)),
      queryKeyNorm: (.perHead, .key("use_qk_norm", default: true)),
      correctionBias: .key("moe_router_enable_expert_bias", default: true)),
    ArchitectureFamily(
      types: ["afmoe"],
      defaults: [
        "num_experts": 64, "num_experts_per_tok": 6, "num_shared_experts": 2, "num_dense_layers": 1,
        "moe_intermediate_size": 1408, "sliding_window": 1024,
      ],
      norms: 4, headDimension: 128, queryKeyNorm: (.perHead, .always), outputGate: .always,
      pattern: .every(key: "global_attn_every_n_layers", default: 4, others: .narrow), correctionBias: .always),
    ArchitectureFamily(
      types: ["solar_open"],
      defaults: [
        "num_key_value_heads": 8, "n_routed_experts": 128, "n_shared_experts": 1, "num_experts_per_tok": 8,
        "moe_intermediate_size": 1280,
      ],
      headDimension: 128, biases: ("qkv", .key("attention_bias", default: false)), correctionBias: .always),
    ArchitectureFamily(
      types: ["exaone_moe"],
      defaults: [
        "num_experts": 64, "num_experts_per_tok": 8, "num_shared_experts": 1, "first_k_dense_replace": 1,
        "moe_intermediate_size": 1024, "sliding_window": 4096,
      ],
      biases: noBiases, queryKeyNorm: (.perHead, .always),
      pattern: .every(key: "sliding_window_pattern", default: 4, others: .narrow), correctionBias: .always,
      nextTokens: NextTokens(isDense: true)),
    ArchitectureFamily(
      types: ["cohere2_moe"], defaults: ["num_experts": 8, "num_experts_per_tok": 2, "sliding_window": 4096],
      tiesEmbeddings: true, norm: .layerWithoutBias, norms: 1, headDimension: 128,
      pattern: .every(key: "sliding_window_pattern", default: 4, others: .narrow)),
    ArchitectureFamily(types: ["dbrx"], norm: .layerWithoutBias, biases: noBiases),
    ArchitectureFamily(
      types: ["step3p7", "step3p5"], defaults: ["num_key_value_heads": 8, "share_expert_dim": 1280], headDimension: 128,
      queryKeyNorm: (.perHead, .always), correctionBias: .key("use_moe_router_bias", default: true),
      nextTokens: NextTokens()),
  ]

  static let hybrids = [
    ArchitectureFamily(
      types: ["qwen3_next"], defaults: linearAttention.merging(["num_experts_per_tok": 10]) { $1 }, headDimension: 256,
      queryKeyNorm: (.perHead, .always), outputGate: .key("attn_output_gate", default: true),
      pattern: .every(key: "full_attention_interval", default: 4, others: .recurrent), recurrence: .gatedDelta,
      sharedGate: true, nextTokens: NextTokens(keys: mtpKeys)),
    ArchitectureFamily(
      types: ["qwen3_5", "qwen3_5_text", "qwen3_5_moe", "qwen3_5_moe_text"], defaults: linearAttention,
      headDimension: 256, queryKeyNorm: (.perHead, .always), outputGate: .key("attn_output_gate", default: true),
      pattern: .every(key: "full_attention_interval", default: 4, others: .recurrent), recurrence: .gatedDelta,
      sharedGate: true, nextTokens: NextTokens(keys: mtpKeys), tower: .qwen3),
    ArchitectureFamily(
      types: ["olmo_hybrid"], queryKeyNorm: (.full, .always),
      pattern: .every(key: "full_attention_interval", default: 4, others: .recurrent), recurrence: .gatedDelta),
    ArchitectureFamily(
      types: ["kimi_linear"],
      defaults: latent(512, nil, 128, 64, 128).merging(["num_experts_per_token": 8, "num_shared_experts": 1]) { $1 },
      positions: .none, pattern: .every(key: "full_attention_interval", default: 4, others: .recurrent),
      recurrence: .kimiDelta, correctionBias: .always, special: .kimi),
    ArchitectureFamily(
      types: ["minimax", "minimax_m1", "minimax_text_01"],
      defaults: ["num_key_value_heads": 8, "num_experts_per_tok": 2, "num_local_experts": 8], biases: noBiases,
      pattern: .every(key: "full_attention_interval", default: 8, others: .recurrent), recurrence: .lightning),
    ArchitectureFamily(
      types: ["nemotron_h"],
      defaults: [
        "num_key_value_heads": 8, "ssm_state_size": 128, "mamba_num_heads": 128, "mamba_head_dim": 64, "n_groups": 8,
        "conv_kernel": 4, "n_shared_experts": 1,
      ],
      norms: 1, positions: .none, headDimension: 128, isGated: false, recurrence: .mamba2, correctionBias: .always,
      nextTokens: NextTokens(), special: .nemotron),
    ArchitectureFamily(
      types: ["granitemoehybrid"],
      defaults: [
        "mamba_n_heads": 128, "mamba_n_groups": 1, "mamba_d_state": 256, "mamba_d_conv": 4, "mamba_expand": 2,
      ],
      positions: .none, pattern: .all(.recurrent), recurrence: .mamba2, special: .granite),
    ArchitectureFamily(
      types: ["jamba"],
      defaults: [
        "num_key_value_heads": 8, "num_experts": 16, "num_experts_per_tok": 2, "expert_layer_period": 2,
        "expert_layer_offset": 1, "mamba_d_state": 16, "mamba_d_conv": 4, "mamba_expand": 2,
      ],
      positions: .none, biases: noBiases,
      pattern: .offset(
        period: ("attn_layer_period", 8), offset: ("attn_layer_offset", 4), others: .recurrent), recurrence: .mamba1),
    ArchitectureFamily(
      types: ["falcon_h1"],
      defaults: [
        "num_key_value_heads": 8, "mamba_n_groups": 1, "mamba_d_state": 256, "mamba_d_conv": 4, "mamba_expand": 2,
      ],
      recurrence: .mamba2, special: .parallelMamba),
    ArchitectureFamily(
      types: ["mamba", "falcon_mamba"], defaults: ["state_size": 16, "conv_kernel": 4, "expand": 2],
      tiesEmbeddings: true,
      norms: 1, positions: .none, pattern: .all(.recurrent), recurrence: .mamba1),
  ]

  private static let mtpKeys = ["mtp_num_hidden_layers", "num_nextn_predict_layers"]
  private static let linearAttention = [
    "linear_conv_kernel_dim": 4, "linear_key_head_dim": 128, "linear_value_head_dim": 128, "linear_num_key_heads": 16,
    "linear_num_value_heads": 32,
  ]

  private static func indexer(heads: Int) -> [String: Int] {
    ["index_n_heads": heads, "index_head_dim": 128, "index_topk": 2048]
  }
}
