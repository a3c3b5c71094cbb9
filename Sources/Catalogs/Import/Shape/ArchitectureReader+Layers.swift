import Domain
import JSON

extension ArchitectureReader {
  /// What mixes tokens in each layer, first layer first.
  func layerMixers() throws(CatalogError) -> [LayerMixer] {
    let count = try layers()
    var mixers: [LayerMixer]
    if let listed = try listedMixers(count) { mixers = listed } else { mixers = try patternMixers(count) }
    if try narrowSpan() == nil { mixers = mixers.map { $0 == .narrow ? .full : $0 } }
    if case .gemma4 = family.special, mixers.last == .narrow { mixers[count - 1] = .full }
    if case .mllama = family.special {
      for layer in try keys.integers("cross_attention_layers") ?? [3, 8, 13, 18, 23, 28, 33, 38]
      where mixers.indices.contains(layer) { mixers[layer] = .cross }
    }
    return mixers
  }

  /// Names of the layers' kinds, as a list or as Nemotron's letters; nil where there are none.
  func layerNames() throws(CatalogError) -> [String]? {
    if let letters = keys.value("hybrid_override_pattern")?.string { return letters.map(String.init) }
    for key in ["layers_block_type", "layer_types"] {
      if let names = try keys.strings(key) { return names }
    }
    return nil
  }

  /// The layers' kinds where the configuration lists them.
  private func listedMixers(_ count: Int) throws(CatalogError) -> [LayerMixer]? {
    if let names = try layerNames() {
      // Layers that predict further tokens may be listed behind the others.
      guard names.count >= count else {
        throw keys.fault("layer_types", expected: "one of each of \(count) layers", found: "\(names.count)")
      }
      return try names.prefix(count).map { (name) throws(CatalogError) in try mixer(named: name) }
    }
    if let kinds = try keys.integers("attn_type_list"), kinds.count >= count {
      return kinds.prefix(count).map { $0 == 0 ? .recurrent : .full }
    }
    if let kinds = try keys.integers("hybrid_layer_pattern"), kinds.count >= count {
      return kinds.prefix(count).map { $0 == 0 ? .full : .narrow }
    }
    if let full = try keys.integers("linear_attn_config.full_attn_layers") {
      return (1...count).map { full.contains($0) ? .full : .recurrent }
    }
    if let full = try keys.integers("attn_layer_indices") {
      return (0..<count).map { full.contains($0) ? .full : .recurrent }
    }
    return nil
  }

  private func mixer(named name: String) throws(CatalogError) -> LayerMixer {
    switch name {
    case "full_attention", "attention", "*", "global", "full", "deepseek_sparse_attention": .full
    case "compressed_sparse_attention", "heavily_compressed_attention": .full
    case "sliding_attention", "chunked_attention", "local": .narrow
    case "linear_attention", "mamba", "mamba2", "M", "recurrent": .recurrent
    case "mlp", "moe", "-", "E": .none
    default:
      throw keys.fault(
        "layer_types",
        expected:
          "full_attention, sliding_attention, chunked_attention, linear_attention, mamba, attention, mlp or moe",
        found: "\"\(name)\"")
    }
  }

  private func patternMixers(_ count: Int) throws(CatalogError) -> [LayerMixer] {
    func layers(_ isFull: (Int) -> Bool, _ others: LayerMixer) -> [LayerMixer] {
      (0..<count).map { isFull($0) ? .full : others }
    }
    switch family.pattern {
    case .all(let mixer): return Array(repeating: mixer, count: count)
    case .every(let key, let usual, let others):
      // Letters, as in EXAONE's LLLG, repeat like a number of them does.
      let letters = keys.value(key)?.string.map { max($0.count, 1) }
      var period = letters
      if period == nil { period = try keys.optionalSize(key) }
      let every = period ?? usual
      return layers({ ($0 + 1) % every == 0 }, others)
    case .everyFromFirst(let key, let usual, let others):
      let period = try keys.optionalSize(key) ?? usual
      return layers({ $0 % period == 0 }, others)
    case .after(let key, let usual, let needed):
      guard try keys.flag(needed, default: false) else { return layers({ _ in true }, .full) }
      let first = try keys.optionalSize(key, minimum: 0) ?? usual
      return layers({ $0 < first }, .narrow)
    case .offset(let period, let offset, let others):
      let every = try keys.optionalSize(period.key) ?? period.default
      let first = try keys.optionalSize(offset.key, minimum: 0) ?? offset.default
      return layers({ $0 % every == first }, others)
    case .unrotated:
      // Layers without rotary positions see everything.
      if let rotary = try keys.integers("no_rope_layers"), rotary.count == count {
        return layers({ rotary[$0] == 0 }, .narrow)
      }
      let interval = try keys.optionalSize("no_rope_layer_interval") ?? 4
      return layers({ ($0 + 1) % interval == 0 }, .narrow)
    }
  }

  /// The window or chunk of layers that don't see everything; nil where there is none, or it holds everything.
  func narrowSpan() throws(CatalogError) -> AttentionSpan? {
    if family.kind == .encoder { return .bidirectional }
    guard let size = try keys.optionalSize([family.narrow.key, "sliding_window_size"]) else { return nil }
    if let positions = try positions(), size >= positions { return nil }
    return family.narrow.isChunked ? .chunk(size) : .window(size)
  }
}
