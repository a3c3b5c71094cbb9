import Domain
import JSON

extension ConfigurationWriter {
  mutating func special() {
    switch type {
    case "nemotron_h":
      let letters = layers.map { block in
        switch (block.mixer, block.feedForward) {
        case (.recurrent, _): "M"
        case (.attention, _): "*"
        case (_, .mixture): "E"
        default: "-"
        }
      }
      set("hybrid_override_pattern", .string(letters.joined()))
    case "nemotron-nas": searched()
    case "jamba": keys.removeAll { $0.key == "first_k_dense_replace" }
    case "falcon":
      let isNew = architecture.blocks[0].norms == 2
      set("new_decoder_architecture", isNew)
      set("multi_query", true)
      set("parallel_attn", true)
      if denses[0].intermediateSize != 4 * architecture.hiddenSize {
        set("ffn_hidden_size", denses[0].intermediateSize)
      }
      keys.removeAll { $0.key == "intermediate_size" }
    case "mllama":
      let crossed = attentions.compactMap(\.crossAttention).count > 0 ? architecture.blocks[1].count : 0
      set("cross_attention_layers", (0..<crossed).map { 5 * $0 + 3 })
    case "granitemoehybrid" where mixtures.isEmpty:
      set("num_local_experts", 0)
      set("shared_intermediate_size", denses[0].intermediateSize)
    case "gemma3n", "gemma4": gemma()
    case "mimo_v2_flash": windowedHeads()
    case "minimax_m3_vl":
      set("sparse_attention_config", .object(Self.blockIndex(layers.map { $0.feedForward.isMixture ? 1 : 0 })))
    case "phimoe": set("lm_head_bias", architecture.head.hasBias)
    case "vit": pictures()
    default: encoders()
    }
  }

  /// ViT's patches and labels.
  private mutating func pictures() {
    set("patch_size", 16)
    set("image_size", 224)
    set("id2label", .object((0..<1000).map { JSONMember("\($0)", JSONNode(.string("LABEL_\($0)"))) }))
    keys.removeAll { ["vocab_size", "max_position_embeddings"].contains($0.key) }
  }

  /// MiniMax-M3's four index heads of 128, in the layers that have one.
  private static func blockIndex(_ layers: [Int]) -> [JSONMember] {
    [
      JSONMember("sparse_num_index_heads", JSONNode(.integer(4))),
      JSONMember("sparse_index_dim", JSONNode(.integer(128))),
      JSONMember("sparse_attention_freq", JSONNode(.array(layers.map { JSONNode(.integer(Int64($0))) }))),
    ]
  }

  /// MiMo's layers with a window have heads of their own.
  private mutating func windowedHeads() {
    for attention in attentions {
      let prefix = attention.span == .full ? "" : "swa_"
      set(prefix + "num_attention_heads", attention.queryHeads)
      set(prefix + "num_key_value_heads", attention.keyValueHeads)
      set(prefix + "head_dim", attention.headDimension)
      set(prefix + "v_head_dim", attention.valueHeadDimension)
    }
  }

  private mutating func searched() {
    keys.removeAll { ["intermediate_size", "num_key_value_heads"].contains($0.key) }
    let blocks = layers.map { block in
      var attention = [JSONMember("no_op", JSONNode(.bool(block.mixer == .none)))]
      if case .attention(let part) = block.mixer {
        attention.append(
          JSONMember("n_heads_in_group", JSONNode(.integer(Int64(part.queryHeads / part.keyValueHeads)))))
      }
      attention.append(JSONMember("replace_with_linear", JSONNode(.bool(block.mixer == .linear))))
      var feedForward = [JSONMember("no_op", JSONNode(.bool(block.feedForward == .none)))]
      if case .dense(let part) = block.feedForward {
        let multiple = Double(part.intermediateSize) * 1.5 / Double(architecture.hiddenSize)
        feedForward.append(JSONMember("ffn_mult", JSONNode(.real(multiple))))
      }
      feedForward.append(JSONMember("replace_with_linear", JSONNode(.bool(block.feedForward == .linear))))
      return JSONNode(
        .object([
          JSONMember("attention", JSONNode(.object(attention))), JSONMember("ffn", JSONNode(.object(feedForward))),
        ]))
    }
    set("block_configs", .array(blocks))
  }

  private mutating func gemma() {
    let reusing = layers.count { if case .attention(let part) = $0.mixer { !part.storesKeyValues } else { false } }
    set("num_kv_shared_layers", reusing)
    let width = architecture.embeddings.perLayer.map { $0.width / architecture.layers } ?? 0
    set("hidden_size_per_layer_input", width)
    if let table = architecture.embeddings.perLayer { set("vocab_size_per_layer_input", table.rows) }
    if type == "gemma3n" { set("intermediate_size", ordered.map { _ in denses[0].intermediateSize }) }
    guard type == "gemma4" else { return }
    for attention in attentions {
      if attention.span == .full {
        set("global_head_dim", attention.headDimension)
        set("num_global_key_value_heads", attention.keyValueHeads)
        set("attention_k_eq_v", attention.sharesKeyValueProjection)
      } else {
        set("head_dim", attention.headDimension)
        set("num_key_value_heads", attention.keyValueHeads)
      }
    }
    set("enable_moe_block", !mixtures.isEmpty)
    if let dense = mixtures.first?.parallelDense { set("intermediate_size", dense.intermediateSize) }
  }

  mutating func whisper() {
    set("d_model", architecture.hiddenSize)
    set("vocab_size", architecture.vocabularySize)
    set("max_target_positions", architecture.maximumPositions)
    // Of the two convolutions, the first is as wide as the spectrum.
    let others = architecture.towers.reduce(0) { $0 + Int($1.otherParameters) } / architecture.hiddenSize
    set("num_mel_bins", (others - 3 * architecture.hiddenSize - 1502) / 3)
    for (index, prefix) in ["encoder", "decoder"].enumerated() {
      set("\(prefix)_layers", architecture.blocks[index].count)
      set("\(prefix)_attention_heads", attentions[index].queryHeads)
      set("\(prefix)_ffn_dim", denses[index].intermediateSize)
    }
  }
}

extension FeedForward {
  fileprivate var isMixture: Bool { if case .mixture = self { true } else { false } }
}
