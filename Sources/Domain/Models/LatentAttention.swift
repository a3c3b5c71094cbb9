/// Multi-head latent attention: keys and values are cached as one compressed vector.
package struct LatentAttention: Codable, Sendable, Hashable {
  package let heads: Int
  /// Nil when queries are not compressed.
  package let queryRank: Int?
  package let keyValueRank: Int
  /// The part of each query and key head that carries no position.
  package let nopeHeadDimension: Int
  /// The part that does; its key is shared by all heads and cached beside the compressed vector.
  package let ropeHeadDimension: Int
  package let valueHeadDimension: Int
  /// Lightning indexer of sparse attention, whose keys are cached too; nil also where a layer reuses
  /// an earlier layer's selection.
  package let indexer: SparseIndexer?

  package init(
    heads: Int, queryRank: Int?, keyValueRank: Int, nopeHeadDimension: Int, ropeHeadDimension: Int,
    valueHeadDimension: Int, indexer: SparseIndexer? = nil
  ) {
    self.heads = heads
    self.queryRank = queryRank
    self.keyValueRank = keyValueRank
    self.nopeHeadDimension = nopeHeadDimension
    self.ropeHeadDimension = ropeHeadDimension
    self.valueHeadDimension = valueHeadDimension
    self.indexer = indexer
  }

  /// Elements of one layer's compressed vector and rotary key for one position.
  package var latentElementsPerToken: Int { keyValueRank + ropeHeadDimension }
}

/// Picks the positions that sparse attention looks at.
package struct SparseIndexer: Codable, Sendable, Hashable {
  package let heads: Int
  package let headDimension: Int
  /// Positions kept for each query.
  package let topTokens: Int

  package init(heads: Int, headDimension: Int, topTokens: Int) {
    self.heads = heads
    self.headDimension = headDimension
    self.topTokens = topTokens
  }

  private enum CodingKeys: String, CodingKey, CaseIterable { case heads, headDimension, topTokens }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    heads = try container.size(.heads)
    headDimension = try container.size(.headDimension)
    topTokens = try container.size(.topTokens)
  }
}

extension LatentAttention {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case heads, queryRank, keyValueRank, nopeHeadDimension, ropeHeadDimension, valueHeadDimension, indexer
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self, others: [Mixer.kindKey])
    self.init(
      heads: try container.size(.heads),
      queryRank: try container.optionalSize(.queryRank),
      keyValueRank: try container.size(.keyValueRank),
      nopeHeadDimension: try container.size(.nopeHeadDimension),
      ropeHeadDimension: try container.size(.ropeHeadDimension, minimum: 0),
      valueHeadDimension: try container.size(.valueHeadDimension),
      indexer: try container.decodeIfPresent(SparseIndexer.self, forKey: .indexer))
    if indexer != nil, queryRank == nil {
      throw container.invalid(.indexer, "an indexer reads compressed queries: expected queryRank beside it")
    }
  }
}
