import Domain
import JSON

/// Models that are no decoders.
extension ArchitectureReader {
  func blocks(
    _ count: Int, heads: Int, hidden: Int, width: Int, span: AttentionSpan = .bidirectional, biases: String = "qkvo",
    norms: Int = 2, isCrossed: Int? = nil
  ) throws(CatalogError) -> BlockGroup {
    guard hidden % heads == 0 else {
      throw keys.fault("num_attention_heads", expected: "a divisor of \(hidden)", found: "\(heads)")
    }
    return BlockGroup(
      count: count,
      mixer: .attention(
        Attention(
          queryHeads: heads, keyValueHeads: heads, headDimension: hidden / heads, span: span, biases: biases,
          crossAttention: isCrossed.map { CrossAttention(sourcePositions: $0, replacesSelfAttention: false) })),
      feedForward: .dense(DenseFeedForward(intermediateSize: width, gated: false, hasBias: true)), norms: norms)
  }

  /// An encoder of sound before a decoder of text.
  func whisper() throws(CatalogError) -> ModelArchitecture {
    let hidden = try keys.size("d_model")
    let source = try keys.size("max_source_positions")
    let positions = try keys.size("max_target_positions")
    let encoder = try blocks(
      try keys.size("encoder_layers"), heads: try keys.size("encoder_attention_heads"), hidden: hidden,
      width: try keys.size("encoder_ffn_dim"), biases: "qvo")
    let decoder = try blocks(
      try keys.size("decoder_layers"), heads: try keys.size("decoder_attention_heads"), hidden: hidden,
      width: try keys.size("decoder_ffn_dim"), span: .full, biases: "qvo", norms: 3, isCrossed: source)
    let convolutions = [
      saturatingProduct(3, try keys.size("num_mel_bins"), hidden), saturatingProduct(3, hidden, hidden),
      saturatingProduct(2, hidden), saturatingProduct(source, hidden),
    ].saturatingSum()
    return ModelArchitecture(
      kind: .encoderDecoder, hiddenSize: hidden, vocabularySize: try keys.size("vocab_size"),
      maximumPositions: positions,
      embeddings: .positions(positions), head: OutputHead(.tied), norm: .layer, finalNorms: 2, rotaryDimension: nil,
      blocks: [encoder, decoder],
      towers: [
        Tower(
          kind: .audio, transformer: nil, otherParameters: convolutions,
          arithmetic: "two convolutions and the encoder's positions", projectorParameters: 0)
      ])
  }

  /// A transformer over patches, with a classifier where labels are named.
  func visionTransformer() throws(CatalogError) -> ModelArchitecture {
    let hidden = try hidden()
    let patch = try keys.optionalSize("patch_size") ?? 16
    let side = try (keys.optionalSize("image_size") ?? 224) / patch
    let positions = side * side + 1
    let channels = try keys.optionalSize("num_channels") ?? 3
    var others = [
      AuxiliaryWeights(
        parameters: saturatingProduct(channels * patch * patch + 2, hidden), note: "patches with bias, a class token")
    ]
    var labels = keys.value("id2label")?.members?.count
    if labels == nil { labels = try keys.optionalSize("num_labels") }
    if let labels {
      others.append(AuxiliaryWeights(parameters: saturatingProduct(labels, hidden + 1), note: "classifier with bias"))
    }
    return ModelArchitecture(
      kind: .encoder, hiddenSize: hidden, vocabularySize: 0, maximumPositions: positions,
      embeddings: .positions(positions), head: OutputHead(.none), norm: .layer, finalNorms: 1, rotaryDimension: nil,
      blocks: [
        try blocks(
          try layers(), heads: try keys.size(Self.heads), hidden: hidden, width: try keys.size(Self.width))
      ],
      otherWeights: others)
  }

  /// Positions relative to each other, in a table that all layers share.
  func disentangled(_ root: ConfigurationSection) throws(CatalogError) -> ModelArchitecture {
    let hidden = try hidden()
    let isRelative = try keys.flag("relative_attention", default: false)
    let buckets = max(keys.value("position_buckets")?.integer ?? 0, 0)
    let farthest = max(keys.value("max_relative_positions")?.integer ?? 0, 0)
    let span = buckets > 0 ? buckets : farthest > 0 ? farthest : try positions() ?? 512
    let absolute = try keys.flag("position_biased_input", default: true) ? positions() ?? 512 : 0
    let norm = try keys.string("norm_rel_ebd") ?? "none"
    let isNormed = isRelative && norm.contains("layer_norm")
    var others = try classifier(root)
    if isRelative {
      others.append(
        AuxiliaryWeights(parameters: saturatingProduct(2, span, hidden), note: "relative positions, 2 × span × hidden"))
      others += try positionProjections(hidden)
    }
    return ModelArchitecture(
      kind: .encoder, hiddenSize: hidden, vocabularySize: try keys.size("vocab_size"),
      maximumPositions: try positions(),
      embeddings: .learned(
        positionRows: absolute, tokenTypeRows: try keys.optionalSize("type_vocab_size", minimum: 0) ?? 0),
      head: OutputHead(.none), norm: .layer, finalNorms: isNormed ? 1 : 0, rotaryDimension: nil,
      blocks: [
        try blocks(try layers(), heads: try keys.size(Self.heads), hidden: hidden, width: try keys.size(Self.width))
      ],
      otherWeights: others)
  }

  /// Projections of relative positions, where layers don't use those of queries and keys.
  private func positionProjections(_ hidden: Int) throws(CatalogError) -> [AuxiliaryWeights] {
    if try keys.flag("share_att_key", default: false) { return [] }
    // A list, or its elements between bars.
    var kinds = keys.value("pos_att_type")?.string?.split(separator: "|").map(String.init)
    if kinds == nil { kinds = try keys.strings("pos_att_type") }
    let own = ["c2p", "p2c"].count { kinds?.contains($0) ?? false }
    guard own > 0 else { return [] }
    return [
      AuxiliaryWeights(
        parameters: saturatingProduct(own, try layers(), hidden, hidden + 1),
        note: "projections of relative positions, hidden² with bias in each layer")
    ]
  }

  /// Rotary positions, gated feed-forward parts, windows in two of three layers; the first layer has one norm less.
  func modernBERT(_ root: ConfigurationSection) throws(CatalogError) -> ModelArchitecture {
    let hidden = try hidden()
    let count = try layers()
    func block(_ count: Int, norms: Int) throws(CatalogError) -> BlockGroup {
      BlockGroup(
        count: count, mixer: .attention(try attention(.bidirectional)), feedForward: .dense(try dense(0)), norms: norms)
    }
    var groups = [try block(1, norms: 1)]
    if count > 1 { groups.append(try block(count - 1, norms: 2)) }
    return ModelArchitecture(
      kind: .encoder, hiddenSize: hidden, vocabularySize: try keys.size("vocab_size"),
      maximumPositions: try positions(), embeddings: try embeddings(), head: OutputHead(.none), norm: family.norm,
      finalNorms: 1, rotaryDimension: try headDimension(), blocks: groups, otherWeights: try classifier(root))
  }
}
