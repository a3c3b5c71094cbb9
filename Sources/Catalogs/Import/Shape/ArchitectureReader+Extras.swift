import Domain

/// Weights beside embeddings, blocks and head.
extension ArchitectureReader {
  /// Layers that predict further tokens: a block of the last kind of attention, a projection of 2 × hidden², norms.
  func nextTokens() throws(CatalogError) -> AuxiliaryWeights? {
    guard let rule = family.nextTokens else { return nil }
    guard let count = try keys.optionalSize(rule.keys, minimum: 0), count > 0 else { return nil }
    let hidden = try hidden()
    let layers = try layers()
    let blocks: [BlockGroup]
    if case .nemotron = family.special {
      blocks = [
        BlockGroup(count: 1, mixer: .attention(try attention(.full)), feedForward: .none, norms: 1),
        BlockGroup(
          count: 1, mixer: .none, feedForward: try feedForward(layers - 1, of: layers, isMixture: true), norms: 1),
      ]
    } else {
      blocks = [
        BlockGroup(
          count: 1, mixer: try mixer(.full, layer: Self.nextTokenLayer, of: layers),
          feedForward: try feedForward(layers - 1, of: layers, isMixture: rule.isDense ? false : nil),
          norms: family.norms)
      ]
    }
    // Norms of the embedding, of the hidden state, and of what comes out.
    let one = ModelArchitecture(
      hiddenSize: hidden, vocabularySize: 0, maximumPositions: nil, head: OutputHead(.none), norm: family.norm,
      finalNorms: 3, rotaryDimension: nil, blocks: blocks
    ).parameterCount
    let tables = saturatingProduct(rule.copies, try keys.size("vocab_size"), hidden)
    let each = [one, saturatingProduct(2, hidden, hidden), tables].saturatingSum()
    let parameters = saturatingProduct(count, Int(clamping: each))
    return AuxiliaryWeights(
      parameters: min(parameters, ModelLimits.parameters),
      note: "\(count) × a block, norms and a projection of 2 × hidden²"
        + (rule.copies > 0 ? ", with an embedding and a head of their own" : ""))
  }

  /// Elements of each layer's own input; nil where there is none.
  func perLayerWidth() throws(CatalogError) -> Int? {
    switch family.special {
    case .gemma3n, .gemma4:
      let width = try keys.optionalSize("hidden_size_per_layer_input", minimum: 0) ?? 0
      return width > 0 ? width : nil
    default: return nil
    }
  }

  func perLayerEmbedding() throws(CatalogError) -> PerLayerEmbedding? {
    guard let width = try perLayerWidth() else { return nil }
    return PerLayerEmbedding(
      rows: try keys.size("vocab_size_per_layer_input"),
      width: try keys.product("hidden_size_per_layer_input", width, try layers()))
  }

  func otherWeights() throws(CatalogError) -> [AuxiliaryWeights] {
    let hidden = try hidden()
    let layers = try layers()
    switch family.special {
    case .encoder: return try relativeBiases()
    case .mllama:
      let crossed = try layerMixers().count { $0 == .cross }
      return [AuxiliaryWeights(parameters: Int64(2 * crossed), note: "2 gates in each cross-attention layer")]
    case .gemma3n:
      let inputs = try keys.size("altup_num_inputs")
      let laurel = saturatingProduct(layers, hidden, 2 * (try keys.size("laurel_rank")) + 1)
      let updates = saturatingProduct(layers, hidden * (inputs + 2) + inputs * inputs + inputs * inputs * inputs)
      return try perLayerWeights() + [
        AuxiliaryWeights(
          parameters: saturatingProduct(2 * (inputs - 1), hidden, hidden), note: "alternating updates, in and out"),
        AuxiliaryWeights(parameters: updates, note: "routers, norms and coefficients of alternating updates"),
        AuxiliaryWeights(parameters: laurel, note: "low-rank residuals with a norm"),
      ]
    case .gemma4:
      let experts = try isOn(family.experts) ? hidden + keys.size(["num_experts"]) : 0
      return try perLayerWeights() + [
        AuxiliaryWeights(parameters: saturatingProduct(layers, 1 + experts), note: "scales of layers and experts")
      ]
    case .kimi: return try kimiGates()
    case .blockIndex: return try blockIndexes()
    case .hyperConnected: return try hyperConnections()
    default:
      guard family.activationScalars > 0 else { return [] }
      return [
        AuxiliaryWeights(
          parameters: saturatingProduct(family.activationScalars, layers), note: "scalars of each layer's activation")
      ]
    }
  }

  /// MPNet's biases by distance, which its layers share.
  private func relativeBiases() throws(CatalogError) -> [AuxiliaryWeights] {
    guard let buckets = try keys.optionalSize("relative_attention_num_buckets") else { return [] }
    return [
      AuxiliaryWeights(
        parameters: saturatingProduct(buckets, try keys.size(Self.heads)), note: "relative biases, buckets × heads")
    ]
  }

  /// Kimi K3's output gates at full rank, of linear layers in place of two narrow matrices, and norms of latent experts.
  private func kimiGates() throws(CatalogError) -> [AuxiliaryWeights] {
    let hidden = try hidden()
    let mixers = try layerMixers()
    var weights: [AuxiliaryWeights] = []
    if try keys.flag("linear_attn_config.use_full_rank_gate", default: false) {
      let linear = try keys.size(["linear_attn_config.head_dim"])
      let inner = try keys.product(
        "linear_attn_config.num_heads", linear, try keys.size("linear_attn_config.num_heads"))
      let narrow = saturatingProduct(linear, hidden + inner)
      let gates = saturatingProduct(
        mixers.count { $0 == .recurrent }, Int(clamping: max(saturatingProduct(hidden, inner) - narrow, 0)))
      weights.append(AuxiliaryWeights(parameters: gates, note: "output gates of linear layers, hidden × inner"))
    }
    if try keys.flag("mla_use_output_gate", default: false) {
      let gates = saturatingProduct(
        mixers.count { $0 == .full }, hidden, try keys.size(Self.heads), try keys.size("v_head_dim"))
      weights.append(AuxiliaryWeights(parameters: gates, note: "output gates of latent attention, hidden × heads"))
    }
    return weights
  }

  /// MiniMax-M3's index of blocks: queries and one key from the hidden state in each sparse layer, with norms.
  private func blockIndexes() throws(CatalogError) -> [AuxiliaryWeights] {
    let part = "sparse_attention_config."
    guard let heads = try keys.optionalSize([part + "sparse_num_index_heads", "index_n_heads"]) else { return [] }
    let width = try keys.size([part + "sparse_index_dim", "index_head_dim"])
    let sparse = try keys.integers(part + "sparse_attention_freq")?.count { $0 != 0 }
    let all = try layers()
    let one = [saturatingProduct(try hidden(), width, heads + 1), Int64(2 * width)].saturatingSum()
    return [
      AuxiliaryWeights(
        parameters: saturatingProduct(sparse ?? all, Int(clamping: one)),
        note: "an index of blocks in each sparse layer")
    ]
  }

  /// What leads into each layer's own input, and from there into the layer.
  private func perLayerWeights() throws(CatalogError) -> [AuxiliaryWeights] {
    guard let width = try perLayerWidth() else { return [] }
    let hidden = try hidden()
    let layers = try layers()
    return [
      AuxiliaryWeights(
        parameters: [saturatingProduct(hidden, width, layers), Int64(width)].saturatingSum(),
        note: "projection into the layers' own inputs, with a norm"),
      AuxiliaryWeights(
        parameters: saturatingProduct(2, hidden, width, layers), note: "gates and projections of the layers' own inputs"
      ),
    ]
  }
}
