import Domain
import JSON

extension ConfigurationWriter {
  mutating func mixers() {
    if let attention = attentions.first { write(attention) }
    for block in architecture.blocks {
      switch block.mixer {
      case .latentAttention(let attention): write(attention)
      case .compressedAttention(let attention): write(attention)
      case .recurrent(let mixer): write(mixer)
      default: break
      }
    }
    spans()
  }

  private mutating func write(_ attention: Attention) {
    set("num_attention_heads", attention.queryHeads)
    if architecture.kind != .encoder || attention.keyValueHeads != attention.queryHeads {
      set("num_key_value_heads", attention.keyValueHeads)
    }
    if attention.headDimension * attention.queryHeads != architecture.hiddenSize || type.hasPrefix("g")
      || type == "qwen3"
    {
      set("head_dim", attention.headDimension)
    }
    if ["glm4", "glm4_moe", "llama", "gpt_oss", "seed_oss"].contains(type) {
      set("attention_bias", !attention.biases.isEmpty)
    }
    if type == "phimoe" { set("attention_bias", true) }
    if type == "cohere" { set("use_qk_norm", attention.queryKeyNorm != .none) }
    if ["bailing_moe", "sarvam_moe"].contains(type) { set("use_qk_norm", attention.queryKeyNorm == .perHead) }
    if type == "glm4_moe" { set("use_qk_norm", attention.queryKeyNorm == .perHead) }
  }

  private mutating func write(_ attention: LatentAttention) {
    set("num_attention_heads", attention.heads)
    set("q_lora_rank", attention.queryRank.map { .integer(Int64($0)) } ?? .null)
    set("kv_lora_rank", attention.keyValueRank)
    set("qk_nope_head_dim", attention.nopeHeadDimension)
    set("qk_rope_head_dim", attention.ropeHeadDimension)
    set("v_head_dim", attention.valueHeadDimension)
    if let indexer = attention.indexer {
      set("index_n_heads", indexer.heads)
      set("index_head_dim", indexer.headDimension)
      set("index_topk", indexer.topTokens)
    }
  }

  private mutating func write(_ attention: CompressedAttention) {
    set("num_attention_heads", attention.heads)
    set("num_key_value_heads", 1)
    set("head_dim", attention.headDimension)
    set("q_lora_rank", attention.queryRank)
    set("o_groups", attention.outputGroups)
    set("o_lora_rank", attention.outputRank)
    set("sliding_window", attention.window)
    set(
      "compress_ratios",
      layers.map { if case .compressedAttention(let attention) = $0.mixer { attention.compression ?? 0 } else { 0 } })
    if let indexer = attention.indexer {
      set("index_n_heads", indexer.heads)
      set("index_head_dim", indexer.headDimension)
      set("index_topk", indexer.topTokens)
    }
  }

  private mutating func write(_ mixer: RecurrentMixer) {
    switch mixer {
    case .mamba1(let mixer):
      let isJamba = type == "jamba"
      set(isJamba ? "mamba_expand" : "expand", mixer.innerSize / architecture.hiddenSize)
      set(isJamba ? "mamba_d_state" : "state_size", mixer.stateSize)
      set(isJamba ? "mamba_d_conv" : "conv_kernel", mixer.convolutionWidth)
      set(isJamba ? "mamba_dt_rank" : "time_step_rank", mixer.stepRank)
    case .mamba2(let mixer):
      let isNemotron = type == "nemotron_h"
      set(isNemotron ? "mamba_num_heads" : "mamba_n_heads", mixer.heads)
      set(isNemotron ? "mamba_head_dim" : "mamba_d_head", mixer.headDimension)
      set(isNemotron ? "n_groups" : "mamba_n_groups", mixer.groups)
      set(isNemotron ? "ssm_state_size" : "mamba_d_state", mixer.stateSize)
      set(isNemotron ? "conv_kernel" : "mamba_d_conv", mixer.convolutionWidth)
    case .gatedDeltaNet(let mixer):
      set("linear_num_key_heads", mixer.keyHeads)
      set("linear_key_head_dim", mixer.keyHeadDimension)
      set("linear_num_value_heads", mixer.valueHeads)
      set("linear_value_head_dim", mixer.valueHeadDimension)
      set("linear_conv_kernel_dim", mixer.convolutionWidth)
    case .lightning: break
    case .kimiDelta(let mixer):
      let full = layers.indices.filter { if case .latentAttention = layers[$0].mixer { true } else { false } }
      set(
        "linear_attn_config",
        .object([
          JSONMember("num_heads", JSONNode(.integer(Int64(mixer.heads)))),
          JSONMember("head_dim", JSONNode(.integer(Int64(mixer.headDimension)))),
          JSONMember("short_conv_kernel_size", JSONNode(.integer(Int64(mixer.convolutionWidth)))),
          JSONMember("full_attn_layers", JSONNode(.array(full.map { JSONNode(.integer(Int64($0 + 1))) }))),
        ]))
    }
  }

  /// Which layers look how far, as a list where the family has one.
  private mutating func spans() {
    let spans = attentions.map(\.span)
    for span in spans {
      if case .window(let size) = span { set("sliding_window", size) }
      if case .chunk(let size) = span { set("attention_chunk_size", size) }
    }
    if !spans.contains(where: { if case .window = $0 { true } else { false } }), ["mistral", "mixtral"].contains(type) {
      set("sliding_window", .null)
    }
    let listing = [
      "gemma2", "gemma3", "gemma3_text", "gemma3n", "gemma4", "cohere2", "exaone4", "olmo3", "gpt_oss",
      "qwen3_next", "qwen3_5", "qwen3_5_moe", "granitemoehybrid", "glm_moe_dsa",
      "afmoe", "exaone_moe", "cohere2_moe", "olmo_hybrid", "muse_glimmer",
    ]
    if type == "minimax_m1" { set("attn_type_list", layers.map { if case .attention = $0.mixer { 1 } else { 0 } }) }
    if type == "mimo_v2_flash" { set("hybrid_layer_pattern", layers.map { Self.name($0) == "full_attention" ? 0 : 1 }) }
    guard listing.contains(type) else { return }
    if type == "glm_moe_dsa" {
      set(
        "indexer_types",
        layers.map {
          if case .latentAttention(let attention) = $0.mixer, attention.indexer == nil { "shared" } else { "full" }
        })
    } else {
      set(
        "layer_types",
        ordered.map { type == "granitemoehybrid" && Self.name($0) == "linear_attention" ? "mamba" : Self.name($0) })
    }
  }

  /// Layers that reuse earlier caches last, whatever their windows.
  var ordered: [BlockGroup] {
    func reuses(_ block: BlockGroup) -> Bool {
      if case .attention(let attention) = block.mixer { !attention.storesKeyValues } else { false }
    }
    // The last layer of Gemma 4 sees everything.
    let all = layers.filter { !reuses($0) } + layers.filter(reuses)
    return type == "gemma4"
      ? all.filter { Self.name($0) != "full_attention" } + all.filter { Self.name($0) == "full_attention" } : all
  }

  static func name(_ block: BlockGroup) -> String {
    switch block.mixer {
    case .attention(let attention):
      switch attention.span {
      case .window: "sliding_attention"
      case .chunk: "chunked_attention"
      default: "full_attention"
      }
    case .latentAttention: "full_attention"
    case .compressedAttention: "compressed_sparse_attention"
    case .recurrent: "linear_attention"
    case .linear, .none: "none"
    }
  }
}
