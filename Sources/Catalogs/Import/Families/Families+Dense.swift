import Domain

extension ArchitectureFamily {
  static let llamas = [
    ArchitectureFamily(types: ["llama", "yi", "aquila", "smollm", "helium"]),
    ArchitectureFamily(types: ["seed_oss"], headDimension: 128, biases: ("qkv", .key("attention_bias", default: true))),
    ArchitectureFamily(types: ["granite"]),
    ArchitectureFamily(types: ["smollm3"], tiesEmbeddings: true),
    ArchitectureFamily(
      types: ["ernie4_5"], tiesEmbeddings: true, headDimension: 128, biases: useBias,
      feedForwardBias: .key("use_bias", default: false)),
    ArchitectureFamily(types: ["internlm2"], biases: ("qkvo", .key("bias", default: false))),
    ArchitectureFamily(
      types: ["internlm3"], biases: ("qkv", .key("qkv_bias", default: false)),
      feedForwardBias: .key("bias", default: false)),
    ArchitectureFamily(
      types: ["hunyuan_v1_dense"], headDimension: nil, queryKeyNorm: (.perHead, .key("use_qk_norm", default: true)),
      experts: .never),
    ArchitectureFamily(
      types: ["nemotron-nas", "deci"], defaults: ["num_key_value_heads": 8], experts: .never, special: .nas),
    ArchitectureFamily(
      types: ["mllama", "mllama_text_model"], defaults: ["num_key_value_heads": 8, "max_position_embeddings": 131_072],
      tower: .mllama, special: .mllama),
    ArchitectureFamily(
      types: ["llama4", "llama4_text"],
      defaults: ["num_key_value_heads": 8, "head_dim": 128, "num_experts_per_tok": 1, "num_local_experts": 16],
      pattern: .unrotated, narrow: ("attention_chunk_size", true), tower: .llama4, special: .llama4),
    ArchitectureFamily(types: ["llava", "llava_llama", "llava_next"], tower: .llava),
  ]

  static let qwens = [
    ArchitectureFamily(
      types: ["qwen2", "qwen2_5_vl_text", "qwen2_vl_text"], biases: ("qkv", .always), pattern: latePattern),
    ArchitectureFamily(
      types: ["qwen3", "qwen3_vl_text"], headDimension: 128, queryKeyNorm: (.perHead, .always), pattern: latePattern),
    ArchitectureFamily(
      types: ["qwen2_moe"], defaults: ["num_experts": 60, "num_experts_per_tok": 4, "decoder_sparse_step": 1],
      biases: ("qkv", .key("qkv_bias", default: true)), pattern: latePattern, sharedGate: true),
    ArchitectureFamily(
      types: ["qwen3_moe", "qwen3_vl_moe_text"], defaults: ["num_experts_per_tok": 8, "decoder_sparse_step": 1],
      headDimension: 128, queryKeyNorm: (.perHead, .always), pattern: latePattern),
    ArchitectureFamily(types: ["qwen2_5_vl"], biases: ("qkv", .always), pattern: latePattern, tower: .qwen25),
    ArchitectureFamily(types: ["qwen3_vl"], headDimension: 128, queryKeyNorm: (.perHead, .always), tower: .qwen3),
    ArchitectureFamily(
      types: ["qwen3_vl_moe"], defaults: ["num_experts_per_tok": 8, "decoder_sparse_step": 1], headDimension: 128,
      queryKeyNorm: (.perHead, .always), tower: .qwen3),
    ArchitectureFamily(
      types: ["mimo", "mimo_mtp"], biases: ("qkv", .key("attention_bias", default: true)), pattern: latePattern,
      nextTokens: NextTokens()),
  ]

  static let gemmas = [
    ArchitectureFamily(
      types: ["gemma"], defaults: ["num_key_value_heads": 16], tiesEmbeddings: true, headDimension: 256),
    ArchitectureFamily(
      types: ["gemma2"], defaults: ["num_key_value_heads": 4, "sliding_window": 4096], tiesEmbeddings: true, norms: 4,
      headDimension: 256, pattern: .every(key: "sliding_window_pattern", default: 2, others: .narrow)),
    ArchitectureFamily(
      types: ["gemma3", "gemma3_text"],
      defaults: [
        "vocab_size": 262_208, "max_position_embeddings": 131_072, "num_attention_heads": 8, "num_key_value_heads": 4,
        "sliding_window": 4096,
      ],
      tiesEmbeddings: true, norms: 4, headDimension: 256, queryKeyNorm: (.perHead, .always),
      pattern: .every(key: "sliding_window_pattern", default: 6, others: .narrow), tower: .siglip),
    ArchitectureFamily(
      types: ["gemma3n", "gemma3n_text"],
      defaults: [
        "vocab_size": 262_400, "max_position_embeddings": 32_768, "num_attention_heads": 8, "num_key_value_heads": 2,
        "sliding_window": 512, "num_kv_shared_layers": 15, "laurel_rank": 64, "altup_num_inputs": 4,
        "hidden_size_per_layer_input": 256, "vocab_size_per_layer_input": 262_144,
      ],
      tiesEmbeddings: true, norms: 5, headDimension: 256, queryKeyNorm: (.perHead, .always),
      pattern: .every(key: "sliding_window_pattern", default: 5, others: .narrow), tower: .mobileNet,
      special: .gemma3n),
    ArchitectureFamily(
      types: ["gemma4", "gemma4_text", "gemma4_unified", "gemma4_unified_text"],
      defaults: [
        "vocab_size": 262_144, "max_position_embeddings": 131_072, "num_attention_heads": 8, "num_key_value_heads": 4,
        "sliding_window": 512, "num_kv_shared_layers": 0, "vocab_size_per_layer_input": 262_144,
        "hidden_size_per_layer_input": 256, "global_head_dim": 512,
      ],
      tiesEmbeddings: true, norms: 4, headDimension: 256, queryKeyNorm: (.perHead, .always),
      pattern: .every(key: "sliding_window_pattern", default: 6, others: .narrow),
      experts: .key("enable_moe_block", default: false), tower: .gemma4, special: .gemma4),
  ]

  static let mistrals = [
    ArchitectureFamily(
      types: ["mistral"], defaults: ["num_key_value_heads": 8, "sliding_window": 4096], biases: noBiases,
      pattern: .all(.narrow)),
    ArchitectureFamily(
      types: ["ministral"], defaults: ["num_key_value_heads": 8, "sliding_window": 4096], biases: noBiases,
      pattern: .all(.narrow)),
    ArchitectureFamily(
      types: ["ministral3"], defaults: ["num_key_value_heads": 8], headDimension: 128, biases: noBiases,
      pattern: .all(.narrow), tower: .pixtral),
    ArchitectureFamily(
      types: ["mistral3"], defaults: ["num_key_value_heads": 8], headDimension: 128, biases: noBiases,
      pattern: .all(.narrow), tower: .pixtral),
    ArchitectureFamily(
      types: ["pixtral", "pixtral_text"], defaults: ["num_key_value_heads": 8], headDimension: 128, biases: noBiases,
      pattern: .all(.narrow), tower: .pixtralPlain),
    ArchitectureFamily(
      types: ["mistral4", "mistral4_text"], defaults: latent(256, 1024, 64, 64, 128), tower: .pixtral),
    ArchitectureFamily(
      types: ["mixtral"], defaults: ["num_key_value_heads": 8, "num_experts_per_tok": 2, "num_local_experts": 8],
      biases: noBiases, pattern: .all(.narrow)),
  ]

  static let phis = [
    ArchitectureFamily(types: ["phi3"], biases: noBiases, pattern: .all(.narrow)),
    ArchitectureFamily(types: ["phi3_v"], biases: noBiases, pattern: .all(.narrow), tower: .phi3),
    ArchitectureFamily(
      types: ["phi"], headBias: .always, norm: .layer, norms: 1, biases: ("qkvo", .always), isGated: false,
      feedForwardBias: .always),
    ArchitectureFamily(
      types: ["phi3small"], tiesEmbeddings: true, norm: .layer, biases: ("qkvo", .always), feedForwardBias: .always),
    ArchitectureFamily(
      types: ["phimoe"], defaults: ["num_key_value_heads": 8, "num_local_experts": 16, "num_experts_per_tok": 2],
      headBias: .key("lm_head_bias", default: false), norm: .layer, pattern: .all(.narrow)),
  ]

  static let openWeights = [
    ArchitectureFamily(types: ["olmo"], norm: .none),
    ArchitectureFamily(types: ["olmo2"], queryKeyNorm: (.full, .always)),
    ArchitectureFamily(
      types: ["olmo3"], defaults: ["sliding_window": 4096], queryKeyNorm: (.full, .always),
      pattern: .every(key: "sliding_window_pattern", default: 4, others: .narrow)),
    ArchitectureFamily(
      types: ["olmoe"], defaults: ["num_experts": 64, "num_experts_per_tok": 8], queryKeyNorm: (.full, .always)),
    ArchitectureFamily(
      types: ["cohere"], tiesEmbeddings: true, norm: .layerWithoutBias, norms: 1,
      queryKeyNorm: (.full, .key("use_qk_norm", default: false))),
    ArchitectureFamily(
      types: ["cohere2"], defaults: ["sliding_window": 4096], tiesEmbeddings: true, norm: .layerWithoutBias, norms: 1,
      pattern: .every(key: "sliding_window_pattern", default: 4, others: .narrow)),
    ArchitectureFamily(
      types: ["exaone4"], defaults: ["sliding_window": 4096], queryKeyNorm: (.perHead, .always),
      pattern: .every(key: "sliding_window_pattern", default: 4, others: .narrow)),
    ArchitectureFamily(types: ["glm"], headDimension: 128, biases: ("qkv", .key("attention_bias", default: false))),
    ArchitectureFamily(
      types: ["glm4"], norms: 4, headDimension: 128, biases: ("qkv", .key("attention_bias", default: false))),
    ArchitectureFamily(
      types: ["starcoder2"], defaults: ["num_key_value_heads": 2], tiesEmbeddings: true, norm: .layer,
      biases: ("qkvo", .key("use_bias", default: true)), isGated: false,
      feedForwardBias: .key("use_bias", default: true), pattern: .all(.narrow)),
    ArchitectureFamily(types: ["apertus"], queryKeyNorm: (.perHead, .always), isGated: false, activationScalars: 2),
    ArchitectureFamily(
      types: ["muse_glimmer", "muse_glimmer_text"], defaults: ["num_key_value_heads": 2, "sliding_window": 2048],
      norms: 4, headDimension: 128, outputGate: .always,
      pattern: .every(key: "sliding_window_pattern", default: 4, others: .narrow), tower: .muse),
    ArchitectureFamily(types: ["stablelm"], norm: .layer, biases: ("qkv", .key("use_qkv_bias", default: false))),
  ]

  /// Windows in layers from `max_window_layers` on, if at all.
  static let latePattern = Pattern.after(key: "max_window_layers", default: 28, needs: "use_sliding_window")
  static let noBiases: (letters: String, Trait) = ("", .never)
  static let useBias: (letters: String, Trait) = ("qkvo", .key("use_bias", default: false))

  /// The sizes of latent attention that a class takes where its configuration leaves them out.
  static func latent(_ rank: Int, _ queryRank: Int?, _ nope: Int, _ rope: Int, _ value: Int) -> [String: Int] {
    var sizes = ["kv_lora_rank": rank, "qk_nope_head_dim": nope, "qk_rope_head_dim": rope, "v_head_dim": value]
    sizes["q_lora_rank"] = queryRank
    return sizes
  }
}
