/// Tables that are looked up by token, position or type, beside the vocabulary × hidden embedding.
package struct Embeddings: Codable, Sendable, Hashable {
  /// Rows beyond the vocabulary (padding).
  package let extraRows: Int
  /// Learned absolute positions.
  package let positionRows: Int
  package let tokenTypeRows: Int
  package let hasNorm: Bool
  /// A second table whose rows hold a short vector for each layer (Gemma 3n).
  package let perLayer: PerLayerEmbedding?

  /// No table beside the vocabulary's.
  package static let none = Embeddings(
    extraRows: 0, positionRows: 0, tokenTypeRows: 0, hasNorm: false, perLayer: nil)

  /// Learned positions and token types under a norm, as BERT has them.
  package static func learned(positionRows: Int, tokenTypeRows: Int) -> Embeddings {
    Embeddings(extraRows: 0, positionRows: positionRows, tokenTypeRows: tokenTypeRows, hasNorm: true, perLayer: nil)
  }

  /// Learned positions alone.
  package static func positions(_ rows: Int) -> Embeddings {
    Embeddings(extraRows: 0, positionRows: rows, tokenTypeRows: 0, hasNorm: false, perLayer: nil)
  }

  package init(extraRows: Int, positionRows: Int, tokenTypeRows: Int, hasNorm: Bool, perLayer: PerLayerEmbedding?) {
    self.extraRows = extraRows
    self.positionRows = positionRows
    self.tokenTypeRows = tokenTypeRows
    self.hasNorm = hasNorm
    self.perLayer = perLayer
  }
}

/// A table of `rows` tokens × `width` elements, the width being all layers' vectors together.
package struct PerLayerEmbedding: Codable, Sendable, Hashable {
  package let rows: Int
  package let width: Int

  package init(rows: Int, width: Int) {
    self.rows = rows
    self.width = width
  }
}

extension Embeddings {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case extraRows, positionRows, tokenTypeRows, hasNorm, perLayer
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      extraRows: try container.size(.extraRows, default: 0, minimum: 0),
      positionRows: try container.size(.positionRows, default: 0, minimum: 0),
      tokenTypeRows: try container.size(.tokenTypeRows, default: 0, minimum: 0),
      hasNorm: try container.value(.hasNorm, default: false),
      perLayer: try container.decodeIfPresent(PerLayerEmbedding.self, forKey: .perLayer))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(extraRows, forKey: .extraRows, unless: 0)
    try container.encode(positionRows, forKey: .positionRows, unless: 0)
    try container.encode(tokenTypeRows, forKey: .tokenTypeRows, unless: 0)
    try container.encode(hasNorm, forKey: .hasNorm, unless: false)
    try container.encodeIfPresent(perLayer, forKey: .perLayer)
  }
}

extension PerLayerEmbedding {
  private enum CodingKeys: String, CodingKey, CaseIterable { case rows, width }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(rows: try container.size(.rows), width: try container.size(.width))
  }
}
