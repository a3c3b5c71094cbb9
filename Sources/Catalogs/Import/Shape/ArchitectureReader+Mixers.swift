import Domain

extension ArchitectureReader {
  func mixer(_ mixer: LayerMixer, layer: Int, of layers: Int) throws(CatalogError) -> Mixer {
    switch mixer {
    case .none: return .none
    case .recurrent: return try recurrence()
    case .cross: return try crossAttention()
    case .full, .narrow: break
    }
    if case .hyperConnected = family.special {
      return .compressedAttention(try compressedAttention(layer, of: layers))
    }
    if try keys.optionalSize("kv_lora_rank") != nil { return .latentAttention(try latentAttention(layer)) }
    let span: AttentionSpan =
      family.kind == .encoder ? .bidirectional : mixer == .full ? .full : try narrowSpan() ?? .full
    switch family.special {
    case .gemma4:
      return .attention(try gemma4Attention(span, isFull: mixer == .full, stores: try storesCache(layer, layers)))
    case .mimo: return .attention(try mimoAttention(span, isFull: mixer == .full))
    default: return .attention(try attention(span, layer: layer, stores: try storesCache(layer, layers)))
    }
  }

  /// Stands for the layer that predicts further tokens, which shares nothing.
  static let nextTokenLayer = -1

  func headDimension() throws(CatalogError) -> Int {
    if let dimension = try keys.optionalSize(Self.headDimension) ?? family.headDimension { return dimension }
    let hidden = try hidden()
    let heads = try keys.size(Self.heads)
    guard hidden % heads == 0 else {
      throw keys.fault("num_attention_heads", expected: "a divisor of hidden_size \(hidden)", found: "\(heads)")
    }
    return hidden / heads
  }

  /// Query heads, and heads of keys and values: as many where the configuration has no number of its own.
  func attentionHeads(layer: Int? = nil) throws(CatalogError) -> (Int, Int) {
    let heads = try keys.size(Self.heads, layer: layer)
    var others = try keys.optionalSize(Self.keyValueHeads, layer: layer) ?? heads
    if case .falcon = family.special { others = try falconHeads(heads) }
    return try checked(heads, others)
  }

  func checked(_ heads: Int, _ keyValueHeads: Int) throws(CatalogError) -> (Int, Int) {
    guard heads % keyValueHeads == 0 else {
      throw keys.fault(
        Self.keyValueHeads.first(where: keys.has) ?? Self.keyValueHeads[0],
        expected: "a divisor of the \(heads) attention heads", found: "\(keyValueHeads)")
    }
    return (heads, keyValueHeads)
  }

  func attention(
    _ span: AttentionSpan, layer: Int? = nil, stores: Bool? = nil
  ) throws(CatalogError) -> Attention {
    let (heads, keyValueHeads) = try attentionHeads(layer: layer)
    let (letters, bias) = family.biases
    let (norm, normed) = family.queryKeyNorm
    var kind = try isOn(normed) ? norm : .none
    if try keys.string("qk_norm_type") == "per_head", kind == .full { kind = .perHead }
    return Attention(
      queryHeads: heads, keyValueHeads: keyValueHeads, headDimension: try headDimension(), span: span,
      biases: try isOn(bias) ? letters : "", queryKeyNorm: kind,
      queryMultiplier: try isOn(family.outputGate) ? 2 : 1, hasSinks: family.hasSinks, storesKeyValues: stores)
  }

  private func latentAttention(_ layer: Int) throws(CatalogError) -> LatentAttention {
    LatentAttention(
      heads: try keys.size(Self.heads), queryRank: try keys.optionalSize("q_lora_rank"),
      keyValueRank: try keys.size("kv_lora_rank"), nopeHeadDimension: try keys.size("qk_nope_head_dim"),
      ropeHeadDimension: try keys.size("qk_rope_head_dim"), valueHeadDimension: try keys.size("v_head_dim"),
      indexer: try indexer(layer))
  }

  /// The indexer of sparse attention; nil where there is none, or the layer shares an earlier one's.
  private func indexer(_ layer: Int) throws(CatalogError) -> SparseIndexer? {
    guard let heads = try keys.optionalSize("index_n_heads") else { return nil }
    let indexer = SparseIndexer(
      heads: heads, headDimension: try keys.size("index_head_dim"), topTokens: try keys.size("index_topk"))
    if layer == Self.nextTokenLayer { return indexer }
    if let types = try keys.strings("indexer_types"), types.indices.contains(layer) {
      return types[layer] == "shared" ? nil : indexer
    }
    let period = try keys.optionalSize("index_topk_freq") ?? 1
    let offset = try keys.optionalSize("index_skip_topk_offset", minimum: 0) ?? 2
    return max(layer - offset + 1, 0) % period == 0 ? indexer : nil
  }

  /// Whether a layer keeps a cache of its own; the last ones may reuse that of earlier layers.
  private func storesCache(_ layer: Int, _ layers: Int) throws(CatalogError) -> Bool? {
    guard let shared = try keys.optionalSize("num_kv_shared_layers", minimum: 0), shared > 0 else { return nil }
    return layer < layers - shared
  }

  private func crossAttention() throws(CatalogError) -> Mixer {
    let own = try attention(.full)
    return .attention(
      Attention(
        queryHeads: own.queryHeads, keyValueHeads: own.keyValueHeads, headDimension: own.headDimension,
        queryKeyNorm: .perHead, crossAttention: CrossAttention(sourcePositions: 6404, replacesSelfAttention: true)))
  }
}
