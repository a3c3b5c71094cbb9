import Domain

/// Turns a configuration's keys into groups of blocks.
struct HuggingFaceShape {
  let reader: ConfigurationReader
  let family: HuggingFaceFamily

  private static let maximumLayers = 4096

  func architecture() throws(CatalogError) -> ModelArchitecture {
    let hidden = try reader.size("hidden_size")
    let layers = try reader.size("num_hidden_layers")
    guard layers <= Self.maximumLayers else {
      throw reader.fault("num_hidden_layers", expected: "at most \(Self.maximumLayers)", found: "\(layers)")
    }
    let positions = try reader.optionalSize("max_position_embeddings")
    let spans = try spans(layers: layers, positions: positions)
    var blocks: [BlockGroup] = []
    for layer in 0..<layers {
      let block = BlockGroup(
        count: 1, mixer: try mixer(hidden: hidden, span: spans[layer]), feedForward: try feedForward(layer),
        norms: family.norms)
      add(block, to: &blocks)
    }
    let isEncoder = family == .bert
    let tied = try reader.bool("tie_word_embeddings", default: family.tiesEmbeddings)
    let architecture = ModelArchitecture(
      kind: isEncoder ? .encoder : .decoder, hiddenSize: hidden, vocabularySize: try reader.size("vocab_size"),
      maximumPositions: positions, embeddings: try embeddings(positions),
      head: OutputHead(isEncoder ? .none : tied ? .tied : .separate), norm: isEncoder ? .layer : .rms,
      finalNorms: isEncoder ? 0 : 1, rotaryDimension: try rotaryDimension(hidden), blocks: blocks,
      otherWeights: isEncoder ? [pooler(hidden)] : [])
    guard architecture.parameterCount <= ModelLimits.parameters else {
      throw reader.fault(
        "num_hidden_layers", expected: "weights of at most \(ModelLimits.parameters) parameters", found: "more")
    }
    return architecture
  }

  /// Counts a block to its equals, wherever they stand.
  private func add(_ block: BlockGroup, to blocks: inout [BlockGroup]) {
    let match = blocks.firstIndex {
      $0.mixer == block.mixer && $0.feedForward == block.feedForward && $0.norms == block.norms
    }
    guard let match else { return blocks.append(block) }
    let group = blocks[match]
    blocks[match] = BlockGroup(
      count: group.count + 1, mixer: group.mixer, feedForward: group.feedForward, norms: group.norms)
  }

  private func embeddings(_ positions: Int?) throws(CatalogError) -> Embeddings {
    guard family == .bert else { return .none }
    return .learned(positionRows: positions ?? 0, tokenTypeRows: try reader.size("type_vocab_size", minimum: 0))
  }

  private func pooler(_ hidden: Int) -> AuxiliaryWeights {
    AuxiliaryWeights(parameters: Int64(hidden) * Int64(hidden + 1), note: "pooler hidden² with bias")
  }

  private func rotaryDimension(_ hidden: Int) throws(CatalogError) -> Int? {
    if family == .bert { return nil }
    return try family.isLatent ? reader.size("qk_rope_head_dim") : headDimension(hidden)
  }

  private func headDimension(_ hidden: Int) throws(CatalogError) -> Int {
    if let dimension = try reader.optionalSize("head_dim") ?? family.headDimension { return dimension }
    let heads = try reader.size("num_attention_heads")
    guard hidden % heads == 0 else {
      throw reader.fault("num_attention_heads", expected: "a divisor of hidden_size \(hidden)", found: "\(heads)")
    }
    return hidden / heads
  }

  // MARK: Attention

  private func mixer(hidden: Int, span: AttentionSpan) throws(CatalogError) -> Mixer {
    let heads = try reader.size("num_attention_heads")
    if family.isLatent {
      return .latentAttention(
        LatentAttention(
          heads: heads, queryRank: try reader.optionalSize("q_lora_rank"),
          keyValueRank: try reader.size("kv_lora_rank"), nopeHeadDimension: try reader.size("qk_nope_head_dim"),
          ropeHeadDimension: try reader.size("qk_rope_head_dim"), valueHeadDimension: try reader.size("v_head_dim")))
    }
    var keyValueHeads = try reader.optionalSize("num_key_value_heads")
    if keyValueHeads == nil, family.defaultsToFullHeads { keyValueHeads = heads }
    guard let keyValueHeads, heads % keyValueHeads == 0 else {
      throw reader.fault(
        "num_key_value_heads", expected: "a divisor of the \(heads) attention heads",
        found: keyValueHeads.map(String.init) ?? "nothing")
    }
    return .attention(
      Attention(
        queryHeads: heads, keyValueHeads: keyValueHeads, headDimension: try headDimension(hidden), span: span,
        biases: try biases(), queryKeyNorm: try queryKeyNorm(), hasSinks: family == .gptOSS))
  }

  private func biases() throws(CatalogError) -> String {
    switch family {
    case .bert: "qkvo"
    case .qwen2, .qwen2Mixture: try reader.bool("qkv_bias", default: true) ? "qkv" : ""
    case .gptOSS: try reader.bool("attention_bias", default: true) ? "qkvo" : ""
    case .glm, .glm4, .glm4Mixture: try reader.bool("attention_bias", default: false) ? "qkv" : ""
    case .mistral, .mixtral, .phi3: ""
    default: try reader.bool("attention_bias", default: false) ? "qkvo" : ""
    }
  }

  private func queryKeyNorm() throws(CatalogError) -> QueryKeyNorm {
    switch family {
    case .qwen3, .qwen3Mixture, .gemma3, .gemma3Text: .perHead
    case .olmo2: .full
    case .glm4Mixture: try reader.bool("use_qk_norm", default: false) ? .perHead : .none
    default: .none
    }
  }

  // MARK: Spans

  private func spans(layers: Int, positions: Int?) throws(CatalogError) -> [AttentionSpan] {
    if family == .bert { return Array(repeating: .bidirectional, count: layers) }
    guard let narrow = try narrowSpan(positions) else { return Array(repeating: .full, count: layers) }
    if let types = try reader.strings("layer_types") {
      guard types.count == layers else {
        throw reader.fault("layer_types", expected: "one of each of \(layers) layers", found: "\(types.count)")
      }
      return types.map { $0 == "full_attention" ? .full : narrow }
    }
    return try (0..<layers).map { (layer) throws(CatalogError) in try isNarrow(layer, layers) ? narrow : .full }
  }

  /// The window or chunk of layers that don't see everything; nil where all do.
  private func narrowSpan(_ positions: Int?) throws(CatalogError) -> AttentionSpan? {
    switch family {
    case .llama4, .llama4Text:
      return try reader.optionalSize("attention_chunk_size").map { .chunk($0) }
    case .qwen2, .qwen2Mixture, .qwen3, .qwen3Mixture:
      guard try reader.bool("use_sliding_window", default: false) else { return nil }
    case .mistral, .mixtral, .phi3, .gemma2, .gemma3, .gemma3Text, .gptOSS: break
    default: return nil
    }
    guard let window = try reader.optionalSize("sliding_window"), window < positions ?? .max else { return nil }
    return .window(window)
  }

  private func isNarrow(_ layer: Int, _ layers: Int) throws(CatalogError) -> Bool {
    switch family {
    case .gemma2, .gptOSS: return layer % 2 == 0
    case .gemma3, .gemma3Text:
      return (layer + 1) % (try reader.optionalSize("sliding_window_pattern") ?? 6) != 0
    case .llama4, .llama4Text:
      // Layers without rotary positions see everything.
      guard let rotary = try reader.integers("no_rope_layers"), rotary.count == layers else {
        return (layer + 1) % (try reader.optionalSize("no_rope_layer_interval") ?? 4) != 0
      }
      return rotary[layer] != 0
    case .qwen2, .qwen2Mixture, .qwen3, .qwen3Mixture:
      return layer >= (try reader.optionalSize("max_window_layers", minimum: 0) ?? 28)
    default: return true
    }
  }
}
