/// An encoder for another modality, with its projector; engines keep it at 16 bits.
package struct Tower: Codable, Sendable, Hashable {
  package enum Kind: String, Codable, Sendable, CaseIterable { case vision, audio }

  package let kind: Kind
  /// The transformer layers; nil where the encoder is none, or not known in such detail.
  package let transformer: TowerLayers?
  /// Everything outside those layers and the projector: patches, positions, outer norms.
  package let otherParameters: Int64
  /// How `otherParameters` comes about.
  package let arithmetic: String
  /// The projector into the language model's hidden size.
  package let projectorParameters: Int64
  /// Whether vLLM divides the tower over the tensor-parallel ranks; else each rank keeps all of it.
  package let isDivided: Bool
  /// Tokens that one typical image becomes; nil when it varies with the image or is unknown.
  package let tokensPerItem: Int?
  package let tokensNote: String?
  /// What images become; nil where it is not known, and of encoders for sound.
  package let images: ImageRule?

  package init(
    kind: Kind, transformer: TowerLayers?, otherParameters: Int64, arithmetic: String, projectorParameters: Int64,
    isDivided: Bool = false, tokensPerItem: Int? = nil, tokensNote: String? = nil, images: ImageRule? = nil
  ) {
    self.kind = kind
    self.transformer = transformer
    self.otherParameters = otherParameters
    self.arithmetic = arithmetic
    self.projectorParameters = projectorParameters
    self.isDivided = isDivided
    self.tokensPerItem = tokensPerItem
    self.tokensNote = tokensNote
    self.images = images
  }

  /// All parameters but the projector's.
  package var parameters: Int64 {
    [tensors.map(\.parameters).saturatingSum(), -projectorParameters].saturatingSum()
  }
}

/// Transformer layers of a tower: four square attention matrices and a feed-forward part each.
package struct TowerLayers: Codable, Sendable, Hashable {
  package let layers: Int
  package let hiddenSize: Int
  package let intermediateSize: Int
  package let heads: Int
  /// Gate, up and down matrices; else up and down.
  package let gated: Bool
  package let attentionHasBias: Bool
  package let feedForwardHasBias: Bool
  package let norm: NormKind
  package let norms: Int

  package init(
    layers: Int, hiddenSize: Int, intermediateSize: Int, heads: Int, gated: Bool = false, attentionHasBias: Bool = true,
    feedForwardHasBias: Bool = true, norm: NormKind = .layer, norms: Int = 2
  ) {
    self.layers = layers
    self.hiddenSize = hiddenSize
    self.intermediateSize = intermediateSize
    self.heads = heads
    self.gated = gated
    self.attentionHasBias = attentionHasBias
    self.feedForwardHasBias = feedForwardHasBias
    self.norm = norm
    self.norms = norms
  }
}

extension Tower {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case kind, transformer, otherParameters, arithmetic, projectorParameters, isDivided, tokensPerItem, tokensNote
    case images
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      kind: try container.named(.kind),
      transformer: try container.decodeIfPresent(TowerLayers.self, forKey: .transformer),
      otherParameters: try container.parameters(.otherParameters),
      arithmetic: try container.decode(String.self, forKey: .arithmetic),
      projectorParameters: try container.parameters(.projectorParameters),
      isDivided: try container.value(.isDivided, default: false),
      tokensPerItem: try container.optionalSize(.tokensPerItem),
      tokensNote: try container.decodeIfPresent(String.self, forKey: .tokensNote),
      images: try container.decodeIfPresent(ImageRule.self, forKey: .images))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encodeIfPresent(transformer, forKey: .transformer)
    try container.encode(otherParameters, forKey: .otherParameters)
    try container.encode(arithmetic, forKey: .arithmetic)
    try container.encode(projectorParameters, forKey: .projectorParameters)
    try container.encode(isDivided, forKey: .isDivided, unless: false)
    try container.encodeIfPresent(tokensPerItem, forKey: .tokensPerItem)
    try container.encodeIfPresent(tokensNote, forKey: .tokensNote)
    try container.encodeIfPresent(images, forKey: .images)
  }
}

extension TowerLayers {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case layers, hiddenSize, intermediateSize, heads, gated, attentionHasBias, feedForwardHasBias, norm, norms
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      layers: try container.size(.layers), hiddenSize: try container.size(.hiddenSize),
      intermediateSize: try container.size(.intermediateSize), heads: try container.size(.heads),
      gated: try container.value(.gated, default: false),
      attentionHasBias: try container.value(.attentionHasBias, default: true),
      feedForwardHasBias: try container.value(.feedForwardHasBias, default: true),
      norm: try container.named(.norm, default: NormKind.layer),
      norms: try container.size(.norms, default: 2, minimum: 0))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(layers, forKey: .layers)
    try container.encode(hiddenSize, forKey: .hiddenSize)
    try container.encode(intermediateSize, forKey: .intermediateSize)
    try container.encode(heads, forKey: .heads)
    try container.encode(gated, forKey: .gated, unless: false)
    try container.encode(attentionHasBias, forKey: .attentionHasBias, unless: true)
    try container.encode(feedForwardHasBias, forKey: .feedForwardHasBias, unless: true)
    try container.encode(norm, forKey: .norm, unless: .layer)
    try container.encode(norms, forKey: .norms, unless: 2)
  }
}
