/// Attention over one key-and-value head that all query heads share: the last tokens as they are, and those before them
/// compressed, one entry for every so many (DeepSeek V4).
package struct CompressedAttention: Codable, Sendable, Hashable {
  package let heads: Int
  /// Width of the shared head, which serves as key and as value.
  package let headDimension: Int
  package let queryRank: Int
  /// Groups of heads that the output is first projected in, each to `outputRank`.
  package let outputGroups: Int
  package let outputRank: Int
  /// Tokens that are seen uncompressed.
  package let window: Int
  /// Tokens to one compressed entry, a divisor of the head's width; nil in layers that see the window alone.
  package let compression: Int?
  /// Picks the compressed entries that are seen; nil where all of them are.
  package let indexer: SparseIndexer?

  package init(
    heads: Int, headDimension: Int, queryRank: Int, outputGroups: Int, outputRank: Int, window: Int,
    compression: Int? = nil, indexer: SparseIndexer? = nil
  ) {
    self.heads = heads
    self.headDimension = headDimension
    self.queryRank = queryRank
    self.outputGroups = outputGroups
    self.outputRank = outputRank
    self.window = window
    self.compression = compression
    self.indexer = indexer
  }
}

extension CompressedAttention {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case heads, headDimension, queryRank, outputGroups, outputRank, window, compression, indexer
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self, others: [Mixer.kindKey])
    self.init(
      heads: try container.size(.heads), headDimension: try container.size(.headDimension),
      queryRank: try container.size(.queryRank), outputGroups: try container.size(.outputGroups),
      outputRank: try container.size(.outputRank), window: try container.size(.window),
      compression: try container.optionalSize(.compression),
      indexer: try container.decodeIfPresent(SparseIndexer.self, forKey: .indexer))
    if heads % outputGroups != 0 {
      throw container.invalid(.outputGroups, "expected a divisor of the \(heads) heads, found \(outputGroups)")
    }
    if let fault = compressionFault { throw container.invalid(.compression, fault) }
  }

  /// Why entries for so many tokens can't be counted by the token; nil where they can.
  package var compressionFault: String? {
    guard let compression else {
      return indexer == nil ? nil : "an indexer picks compressed entries: expected compression beside it"
    }
    let widths = [headDimension, indexer?.headDimension].compactMap(\.self)
    return widths.allSatisfy { $0 % compression == 0 }
      ? nil : "expected a divisor of \(widths.map(String.init).joined(separator: " and of ")), found \(compression)"
  }
}

extension CompressedAttention {
  /// The window's entries, those of compressed tokens, and the indexer's keys to these.
  ///
  /// One entry for c tokens counts as 1 / c of its elements for each.
  func cacheLayers(count: Int) -> [CacheLayer] {
    func layer(_ content: CacheLayer.Content, _ elements: Int, _ span: AttentionSpan) -> CacheLayer {
      CacheLayer(count: count, content: content, elementsPerToken: elements, span: span, divisibleHeads: nil)
    }
    var layers = [layer(.latent, headDimension, .window(window))]
    guard let compression else { return layers }
    layers.append(layer(.latent, headDimension / compression, .full))
    if let indexer { layers.append(layer(.indexerKeys, indexer.headDimension / compression, .full)) }
    return layers
  }

  /// Queries by way of a rank, the shared head, the grouped output, sinks, and what compresses.
  ///
  /// What the heads share is whole on each rank; the output's groups of heads are divided.
  func tensors(hiddenSize hidden: Int) -> [TensorGroup] {
    let byHead = TensorSplit.units(heads)
    let byGroup = TensorSplit.units(outputGroups)
    let grouped = outputGroups * outputRank
    return [
      TensorGroup(.latentDown, rows: queryRank, columns: hidden),
      .vector(queryRank),
      TensorGroup(.attentionQuery, rows: heads * headDimension, columns: queryRank, split: byHead),
      TensorGroup(.latentDown, rows: headDimension, columns: hidden),
      .vector(headDimension),
      TensorGroup(.attentionOutput, rows: grouped, columns: heads / outputGroups * headDimension, split: byGroup),
      TensorGroup(.attentionOutput, rows: hidden, columns: grouped, split: byGroup),
      .vector(heads, split: byHead),
    ] + compressor(hiddenSize: hidden)
  }

  /// Entries and their gates, twice as wide where entries overlap, as they do where an indexer picks them; biases by
  /// position, a norm.
  private func compressor(hiddenSize hidden: Int) -> [TensorGroup] {
    guard let compression else { return [] }
    func entries(_ width: Int, _ overlap: Int) -> [TensorGroup] {
      [
        TensorGroup(.sparseIndexer, rows: 2 * overlap * width, columns: hidden),
        .vector(compression * overlap * width), .vector(width),
      ]
    }
    guard let indexer else { return entries(headDimension, 1) }
    return entries(headDimension, 2) + entries(indexer.headDimension, 2) + [
      TensorGroup(.sparseIndexer, rows: indexer.heads * indexer.headDimension, columns: queryRank),
      TensorGroup(.sparseIndexer, rows: indexer.heads, columns: hidden),
    ]
  }
}
