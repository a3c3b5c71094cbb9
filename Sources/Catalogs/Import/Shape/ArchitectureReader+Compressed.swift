import Domain

/// DeepSeek V4: attention over compressed entries, and hyper-connections in place of plain residuals.
extension ArchitectureReader {
  func compressedAttention(_ layer: Int, of layers: Int) throws(CatalogError) -> CompressedAttention {
    let ratio = try compression(layer, of: layers)
    let indexer =
      ratio == Self.sparse
      ? SparseIndexer(
        heads: try keys.size("index_n_heads"), headDimension: try keys.size("index_head_dim"),
        topTokens: try keys.size("index_topk")) : nil
    let attention = CompressedAttention(
      heads: try keys.size(Self.heads), headDimension: try headDimension(), queryRank: try keys.size("q_lora_rank"),
      outputGroups: try keys.size("o_groups"), outputRank: try keys.size("o_lora_rank"),
      window: try keys.size("sliding_window"), compression: ratio == 0 ? nil : ratio, indexer: indexer)
    guard attention.heads % attention.outputGroups == 0 else {
      throw keys.fault(
        "o_groups", expected: "a divisor of the \(attention.heads) attention heads", found: "\(attention.outputGroups)")
    }
    if attention.compressionFault != nil {
      throw keys.fault("head_dim", expected: "a multiple of \(ratio)", found: "\(attention.headDimension)")
    }
    return attention
  }

  /// Tokens to an entry where an indexer picks entries, and where all of them are seen.
  private static let (sparse, heavy) = (4, 128)

  /// Tokens to one compressed entry in a layer; 0 where it sees its window alone.
  private func compression(_ layer: Int, of layers: Int) throws(CatalogError) -> Int {
    if let ratios = try keys.integers("compress_ratios") {
      // Layers that predict further tokens are listed behind the others.
      let place = layer == Self.nextTokenLayer ? layers : layer
      guard ratios.indices.contains(place) || layer == Self.nextTokenLayer else {
        throw keys.fault("compress_ratios", expected: "one of each of \(layers) layers", found: "\(ratios.count)")
      }
      let ratio = ratios.indices.contains(place) ? ratios[place] : 0
      guard [0, Self.sparse, Self.heavy].contains(ratio) else {
        throw keys.fault("compress_ratios", expected: "0, \(Self.sparse) or \(Self.heavy)", found: "\(ratio)")
      }
      return ratio
    }
    if layer == Self.nextTokenLayer { return 0 }
    if let names = try keys.strings("layer_types"), names.indices.contains(layer) {
      return switch names[layer] {
      case "compressed_sparse_attention": Self.sparse
      case "heavily_compressed_attention": Self.heavy
      default: 0
      }
    }
    return layer < 2 || layer % 2 == 0 ? Self.heavy : Self.sparse
  }

  /// What mixes n streams of the hidden state before and after attention and experts, and before the head:
  /// (2 + n) · n × n · hidden, as many biases and 3 scales; in the end n × n · hidden, n and 1.
  func hyperConnections() throws(CatalogError) -> [AuxiliaryWeights] {
    let (streams, hidden) = (try keys.size("hc_mult"), try hidden())
    let width = try keys.product("hc_mult", streams, hidden)
    let rows = try keys.product("hc_mult", streams, streams + 2)
    let each = [saturatingProduct(rows, width), Int64(rows), 3].saturatingSum()
    let layers = saturatingProduct(2, try layers(), Int(clamping: each))
    let last = [saturatingProduct(streams, width), Int64(streams), 1].saturatingSum()
    return [
      AuxiliaryWeights(
        parameters: min([layers, last].saturatingSum(), ModelLimits.parameters),
        note: "hyper-connections of \(streams) streams, two a layer and one before the head")
    ]
  }
}
