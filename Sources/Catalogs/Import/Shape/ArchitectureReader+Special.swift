import Domain
import JSON

/// Layers that follow rules of their own.
extension ArchitectureReader {
  func norms(_ layer: Int) throws(CatalogError) -> Int {
    switch family.special {
    case .falcon:
      if try keys.flag("new_decoder_architecture", default: false) {
        return try keys.optionalSize("num_ln_in_parallel_attn") ?? 2
      }
      return try keys.flag("parallel_attn", default: true) ? 1 : 2
    case .gemma4:
      let experts = try isOn(family.experts) ? 3 : 0
      return try 4 + experts + (perLayerWidth() == nil ? 0 : 1)
    default: return family.norms
    }
  }

  func falconHeads(_ heads: Int) throws(CatalogError) -> Int {
    if try keys.flag("new_decoder_architecture", default: false) {
      return try keys.optionalSize(Self.keyValueHeads) ?? heads
    }
    return try keys.flag("multi_query", default: true) ? 1 : heads
  }

  /// Nemotron-H: a layer is either a mixer or a feed-forward part.
  func singleBlock(_ layer: Int) throws(CatalogError) -> BlockGroup {
    let name = try layerNames()?[layer] ?? "mamba"
    return switch name {
    case "mamba", "M", "mamba2":
      BlockGroup(count: 1, mixer: try recurrence(), feedForward: .none, norms: 1)
    case "attention", "*", "full_attention":
      BlockGroup(count: 1, mixer: .attention(try attention(.full)), feedForward: .none, norms: 1)
    default:
      BlockGroup(
        count: 1, mixer: .none,
        feedForward: try feedForward(layer, of: layer + 1, isMixture: name == "moe" || name == "E"), norms: 1)
    }
  }

  /// Nemotron's neural architecture search: `block_configs` tells each block's attention and feed-forward width.
  func searchedBlocks() throws(CatalogError) -> [BlockGroup] {
    guard let items = keys.value("block_configs")?.array else {
      throw keys.mismatch("block_configs", "an array of blocks")
    }
    var blocks: [BlockGroup] = []
    for (index, node) in items.prefix(Self.maximumLayers).enumerated() {
      let block = ConfigurationSection(keys.configuration, node, prefix: "\(keys.prefix)block_configs[\(index)].")
      let mixer = try searchedMixer(block)
      let feedForward = try searchedFeedForward(block)
      let parts = (mixer == .none ? 0 : 1) + (feedForward == .none ? 0 : 1)
      blocks.append(BlockGroup(count: 1, mixer: mixer, feedForward: feedForward, norms: parts))
    }
    return blocks
  }

  private func searchedMixer(_ block: ConfigurationSection) throws(CatalogError) -> Mixer {
    if try block.flag("attention.no_op", default: false) { return .none }
    if try block.flag("attention.replace_with_linear", default: false) { return .linear }
    let heads = try keys.size(Self.heads)
    let inGroup = try block.optionalSize("attention.n_heads_in_group") ?? 1
    let (queries, others) = try checked(heads, max(heads / inGroup, 1))
    return .attention(Attention(queryHeads: queries, keyValueHeads: others, headDimension: try headDimension()))
  }

  /// Widths are a multiple of 2/3 of four times the hidden size, rounded up to 256.
  private func searchedFeedForward(_ block: ConfigurationSection) throws(CatalogError) -> FeedForward {
    if try block.flag("ffn.no_op", default: false) { return .none }
    if try block.flag("ffn.replace_with_linear", default: false) { return .linear }
    if let width = try block.optionalSize("ffn.intermediate_size") {
      return .dense(DenseFeedForward(intermediateSize: width))
    }
    guard let multiple = block.value("ffn.ffn_mult")?.number, multiple > 0, multiple < 100 else {
      throw block.mismatch("ffn.ffn_mult", "a number from 0 to 100")
    }
    let width = Int(2 * multiple * Double(try hidden()) / 3)
    return .dense(DenseFeedForward(intermediateSize: (width + 255) / 256 * 256))
  }

  /// Gemma 4: layers that see everything have wider heads, fewer of them for keys, and may use keys as values.
  func gemma4Attention(_ span: AttentionSpan, isFull: Bool, stores: Bool?) throws(CatalogError) -> Attention {
    let (heads, keyValueHeads) = try attentionHeads()
    guard isFull else {
      return Attention(
        queryHeads: heads, keyValueHeads: keyValueHeads, headDimension: try headDimension(), span: span,
        queryKeyNorm: .perHead, storesKeyValues: stores)
    }
    let (_, others) = try checked(heads, try keys.optionalSize("num_global_key_value_heads") ?? keyValueHeads)
    return Attention(
      queryHeads: heads, keyValueHeads: others, headDimension: try keys.size("global_head_dim"), span: .full,
      queryKeyNorm: .perHead, sharesKeyValueProjection: try keys.flag("attention_k_eq_v", default: false),
      storesKeyValues: stores)
  }

  /// MiMo V2: values are narrower than keys, and layers with a window have heads and sinks of their own.
  func mimoAttention(_ span: AttentionSpan, isFull: Bool) throws(CatalogError) -> Attention {
    func number(_ key: String) throws(CatalogError) -> Int {
      try keys.size(isFull ? [key] : ["swa_\(key)", key])
    }
    let (heads, others) = try checked(try number("num_attention_heads"), try number("num_key_value_heads"))
    return Attention(
      queryHeads: heads, keyValueHeads: others, headDimension: try number("head_dim"),
      valueHeadDimension: try number("v_head_dim"), span: span,
      hasSinks: try keys.flag(
        isFull ? "add_full_attention_sink_bias" : "add_swa_attention_sink_bias", default: !isFull))
  }
}
