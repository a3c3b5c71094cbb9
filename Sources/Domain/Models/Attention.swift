/// Softmax attention with separate query, key and value projections.
package struct Attention: Codable, Sendable, Hashable {
  package let queryHeads: Int
  package let keyValueHeads: Int
  package let headDimension: Int
  /// Differs from `headDimension` in a few models.
  package let valueHeadDimension: Int
  package let span: AttentionSpan
  /// Which of the projections q, k, v and o carry a bias, as those letters.
  package let biases: String
  package let queryKeyNorm: QueryKeyNorm
  /// 2 where the query projection also makes an output gate, else 1.
  package let queryMultiplier: Int
  /// Whether that gate is a projection of its own, which releases store apart from the queries'.
  package let hasOwnGate: Bool
  /// One learned sink logit a head.
  package let hasSinks: Bool
  /// Values reuse the key projection (the cache still holds both).
  package let sharesKeyValueProjection: Bool
  /// Whether these layers keep a cache of their own; layers that reuse an earlier layer's cache, and encoders, don't.
  package let storesKeyValues: Bool
  /// Attention to another sequence, beside or instead of the layer's own.
  package let crossAttention: CrossAttention?

  /// The value dimension defaults to the head dimension, and every span but the bidirectional keeps a cache.
  package init(
    queryHeads: Int, keyValueHeads: Int, headDimension: Int, valueHeadDimension: Int? = nil,
    span: AttentionSpan = .full, biases: String = "", queryKeyNorm: QueryKeyNorm = .none, queryMultiplier: Int = 1,
    hasOwnGate: Bool = false, hasSinks: Bool = false, sharesKeyValueProjection: Bool = false,
    storesKeyValues: Bool? = nil, crossAttention: CrossAttention? = nil
  ) {
    self.queryHeads = queryHeads
    self.keyValueHeads = keyValueHeads
    self.headDimension = headDimension
    self.valueHeadDimension = valueHeadDimension ?? headDimension
    self.span = span
    self.biases = biases
    self.queryKeyNorm = queryKeyNorm
    self.queryMultiplier = queryMultiplier
    self.hasOwnGate = hasOwnGate
    self.hasSinks = hasSinks
    self.sharesKeyValueProjection = sharesKeyValueProjection
    self.storesKeyValues = storesKeyValues ?? !span.isBidirectional
    self.crossAttention = crossAttention
  }

  /// Elements of one layer's keys and values for one position.
  package var keyValueElementsPerToken: Int { keyValueHeads * (headDimension + valueHeadDimension) }
}

/// Norms on queries and keys: none, one a head dimension, or one over all heads together.
package enum QueryKeyNorm: String, Codable, Sendable, CaseIterable {
  case none
  case perHead = "per-head"
  case full
}

/// Attention to another sequence (an image, or an encoder's output) of fixed length.
package struct CrossAttention: Codable, Sendable, Hashable {
  /// Positions attended to, whose keys and values are kept per sequence.
  package let sourcePositions: Int
  /// True where the block has no attention to its own sequence; else it has a second set of projections.
  package let replacesSelfAttention: Bool

  package init(sourcePositions: Int, replacesSelfAttention: Bool) {
    self.sourcePositions = sourcePositions
    self.replacesSelfAttention = replacesSelfAttention
  }

  private enum CodingKeys: String, CodingKey, CaseIterable { case sourcePositions, replacesSelfAttention }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    sourcePositions = try container.size(.sourcePositions)
    replacesSelfAttention = try container.value(.replacesSelfAttention, default: false)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(sourcePositions, forKey: .sourcePositions)
    try container.encode(replacesSelfAttention, forKey: .replacesSelfAttention, unless: false)
  }
}

extension Attention {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case queryHeads, keyValueHeads, headDimension, valueHeadDimension, span, biases, queryKeyNorm, queryMultiplier
    case hasOwnGate, hasSinks, sharesKeyValueProjection, storesKeyValues, crossAttention
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self, others: [Mixer.kindKey])
    let headDimension = try container.size(.headDimension)
    let biases = try container.value(.biases, default: "")
    guard biases.allSatisfy("qkvo".contains) else {
      throw container.invalid(.biases, "expected some of the letters q, k, v and o, found \"\(biases)\"")
    }
    self.init(
      queryHeads: try container.size(.queryHeads),
      keyValueHeads: try container.size(.keyValueHeads),
      headDimension: headDimension,
      valueHeadDimension: try container.size(.valueHeadDimension, default: headDimension),
      span: try container.value(.span, default: .full),
      biases: biases,
      queryKeyNorm: try container.named(.queryKeyNorm, default: QueryKeyNorm.none),
      queryMultiplier: try container.size(.queryMultiplier, default: 1),
      hasOwnGate: try container.value(.hasOwnGate, default: false),
      hasSinks: try container.value(.hasSinks, default: false),
      sharesKeyValueProjection: try container.value(.sharesKeyValueProjection, default: false),
      storesKeyValues: try container.decodeIfPresent(Bool.self, forKey: .storesKeyValues),
      crossAttention: try container.decodeIfPresent(CrossAttention.self, forKey: .crossAttention))
    if hasOwnGate, queryMultiplier != 2 {
      throw container.invalid(.hasOwnGate, "expected a queryMultiplier of 2 beside a gate, found \(queryMultiplier)")
    }
    guard queryHeads % keyValueHeads == 0 else {
      throw container.invalid(
        .keyValueHeads, "expected a divisor of the \(queryHeads) query heads, found \(keyValueHeads)")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(queryHeads, forKey: .queryHeads)
    try container.encode(keyValueHeads, forKey: .keyValueHeads)
    try container.encode(headDimension, forKey: .headDimension)
    try container.encode(valueHeadDimension, forKey: .valueHeadDimension, unless: headDimension)
    try container.encode(span, forKey: .span, unless: .full)
    try container.encode(biases, forKey: .biases, unless: "")
    try container.encode(queryKeyNorm, forKey: .queryKeyNorm, unless: .none)
    try container.encode(queryMultiplier, forKey: .queryMultiplier, unless: 1)
    try container.encode(hasOwnGate, forKey: .hasOwnGate, unless: false)
    try container.encode(hasSinks, forKey: .hasSinks, unless: false)
    try container.encode(sharesKeyValueProjection, forKey: .sharesKeyValueProjection, unless: false)
    try container.encode(storesKeyValues, forKey: .storesKeyValues, unless: !span.isBidirectional)
    try container.encodeIfPresent(crossAttention, forKey: .crossAttention)
  }
}
