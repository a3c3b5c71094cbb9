import Domain

/// Turns a configuration's keys into the shape of a model.
struct ArchitectureReader {
  /// The keys of the text model, or of the only one.
  let keys: ConfigurationSection
  let family: ArchitectureFamily

  static let maximumLayers = 4096

  init(_ section: ConfigurationSection, family: ArchitectureFamily) {
    var keys = section
    keys.defaults = family.defaults
    self.keys = keys
    self.family = family
  }

  // MARK: Names that families have for the same thing

  static let hidden = ["hidden_size", "n_embd", "d_model", "n_embed", "dim"]
  static let layers = ["num_hidden_layers", "n_layer", "n_layers", "num_layers"]
  static let heads = ["num_attention_heads", "n_head", "n_heads"]
  static let keyValueHeads = ["num_key_value_heads", "num_kv_heads", "n_head_kv", "attn_config.kv_n_heads"]
  static let headDimension = ["head_dim", "attention_head_dim", "kv_channels"]
  static let width = ["intermediate_size", "ffn_hidden_size", "n_inner", "ffn_dim", "hidden_dim"]
  static let positions = [
    "max_position_embeddings", "n_positions", "max_seq_len", "max_sequence_length", "seq_length", "n_ctx",
  ]

  func hidden() throws(CatalogError) -> Int { try keys.size(Self.hidden) }

  func layers() throws(CatalogError) -> Int {
    if !Self.layers.contains(where: keys.has), let count = try layerNames()?.count { return count }
    let layers = try keys.size(Self.layers)
    guard layers <= Self.maximumLayers else {
      throw keys.fault("num_hidden_layers", expected: "at most \(Self.maximumLayers)", found: "\(layers)")
    }
    return layers
  }

  /// The longest sequence; tables whose first rows are for padding are longer.
  func positions() throws(CatalogError) -> Int? {
    guard let rows = try keys.optionalSize(Self.positions) else { return nil }
    let padding = try paddingRows()
    guard rows > padding else { throw keys.mismatch(Self.positions[0], "more than the \(padding) rows for padding") }
    return rows - padding
  }

  private func paddingRows() throws(CatalogError) -> Int {
    guard case .padded = family.positions else { return 0 }
    return try (keys.optionalSize("pad_token_id", minimum: 0) ?? 1) + 1
  }

  func isOn(_ trait: ArchitectureFamily.Trait) throws(CatalogError) -> Bool {
    switch trait {
    case .never: false
    case .always: true
    case .key(let key, let usual): try keys.flag(key, default: usual)
    }
  }

  // MARK: The whole

  /// - Parameter root: the whole configuration, of which `keys` may be a part.
  func architecture(root: ConfigurationSection, towers: [Tower]) throws(CatalogError) -> ModelArchitecture {
    let hidden = try hidden()
    let blocks = try blocks()
    let architecture = ModelArchitecture(
      kind: family.kind, hiddenSize: hidden, vocabularySize: try keys.size("vocab_size"),
      maximumPositions: try positions(), embeddings: try embeddings(), head: try head(root), norm: family.norm,
      finalNorms: family.kind == .encoder ? 0 : 1, rotaryDimension: try rotaryDimension(), blocks: Self.grouped(blocks),
      towers: towers, multiTokenPrediction: try nextTokens(), otherWeights: try otherWeights() + classifier(root))
    guard architecture.parameterCount <= ModelLimits.parameters else {
      throw keys.fault(
        "num_hidden_layers", expected: "weights of at most \(ModelLimits.parameters) parameters", found: "more")
    }
    return architecture
  }

  /// Blocks counted to their equals, wherever they stand.
  static func grouped(_ blocks: [BlockGroup]) -> [BlockGroup] {
    var groups: [BlockGroup] = []
    for block in blocks {
      let match = groups.firstIndex {
        $0.mixer == block.mixer && $0.feedForward == block.feedForward && $0.norms == block.norms
      }
      guard let match else {
        groups.append(block)
        continue
      }
      let group = groups[match]
      groups[match] = BlockGroup(
        count: group.count + block.count, mixer: group.mixer, feedForward: group.feedForward, norms: group.norms)
    }
    return groups
  }

  /// The blocks, first layer first, not yet counted to their equals.
  func blocks() throws(CatalogError) -> [BlockGroup] {
    if case .nas = family.special { return try searchedBlocks() }
    let mixers = try layerMixers()
    var blocks: [BlockGroup] = []
    for (layer, mixer) in mixers.enumerated() {
      if case .nemotron = family.special {
        blocks.append(try singleBlock(layer))
        continue
      }
      if case .parallelMamba = family.special {
        blocks.append(BlockGroup(count: 1, mixer: try recurrence(), feedForward: .none, norms: 0))
      }
      blocks.append(
        BlockGroup(
          count: 1, mixer: try self.mixer(mixer, layer: layer, of: mixers.count),
          feedForward: try feedForward(layer, of: mixers.count), norms: try norms(layer)))
    }
    return blocks
  }

  // MARK: Around the blocks

  private func head(_ root: ConfigurationSection) throws(CatalogError) -> OutputHead {
    guard case .tokens = try ending(root) else { return OutputHead(.none) }
    let key = "tie_word_embeddings"
    var isTied = family.tiesEmbeddings
    if keys.has(key) {
      isTied = try keys.flag(key, default: isTied)
    } else if root.has(key) {
      isTied = try root.flag(key, default: isTied)
    } else {
      keys.configuration.assume(keys.prefix + key, "\(isTied)")
    }
    return OutputHead(isTied ? .tied : .separate, hasBias: try isOn(family.headBias))
  }

  func embeddings() throws(CatalogError) -> Embeddings {
    var positionRows = 0
    switch family.positions {
    case .learned(let extra): positionRows = try (positions() ?? 0) + extra
    case .padded: positionRows = try (positions() ?? 0) + paddingRows()
    case .rotary, .none: break
    }
    var types = 0
    var extraRows = 0
    if family.kind == .encoder { types = try keys.optionalSize("type_vocab_size", minimum: 0) ?? 0 }
    if case .mllama = family.special { extraRows = 8 }
    return Embeddings(
      extraRows: extraRows, positionRows: positionRows, tokenTypeRows: types, hasNorm: family.hasEmbeddingNorm,
      perLayer: try perLayerEmbedding())
  }

  private func rotaryDimension() throws(CatalogError) -> Int? {
    if case .granite = family.special {
      return try keys.string("position_embedding_type") == "rope" ? headDimension() : nil
    }
    guard case .rotary = family.positions, family.kind != .encoder else { return nil }
    if try keys.optionalSize("kv_lora_rank") != nil { return try keys.size("qk_rope_head_dim") }
    if case .hyperConnected = family.special { return try keys.size("qk_rope_head_dim") }
    if case .gemma4 = family.special { return try max(keys.size("global_head_dim"), headDimension()) }
    return try headDimension()
  }
}
