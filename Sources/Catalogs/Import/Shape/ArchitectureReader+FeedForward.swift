import Domain
import JSON

extension ArchitectureReader {
  private static let experts = [
    "n_routed_experts", "num_local_experts", "num_experts", "moe_num_experts", "ffn_config.moe_num_experts",
  ]
  private static let perToken = [
    "num_experts_per_tok", "num_experts_per_token", "experts_per_token", "top_k_experts", "moe_topk", "moe_k",
    "moe_top_k", "ffn_config.moe_top_k",
  ]
  private static let expertWidth = ["moe_intermediate_size", "expert_ffn_hidden_size", "ffn_config.ffn_hidden_size"]
  private static let sharedWidth = [
    "shared_expert_intermediate_size", "moe_shared_expert_intermediate_size", "shared_intermediate_size",
    "share_expert_dim",
  ]
  private static let sharedExperts = [
    "n_shared_experts", "num_shared_experts", "num_shared_expert", "moe_num_shared_experts",
  ]

  /// - Parameter isMixture: whether the layer is known to be one of experts, or not.
  func feedForward(_ layer: Int, of layers: Int, isMixture: Bool? = nil) throws(CatalogError) -> FeedForward {
    if case .granite = family.special, try expertCount(layer) == nil {
      return .dense(DenseFeedForward(intermediateSize: try keys.size("shared_intermediate_size")))
    }
    if family.types.contains("mamba") { return .none }
    let experts = try expertCount(layer)
    guard let experts else { return .dense(try dense(layer)) }
    if let isMixture, !isMixture { return .dense(try dense(layer)) }
    if isMixture == nil, try isDense(layer, layers) { return .dense(try dense(layer)) }
    return .mixture(try mixture(experts, layer))
  }

  private func expertCount(_ layer: Int) throws(CatalogError) -> Int? {
    guard try isOn(family.experts), let count = try keys.optionalSize(Self.experts, minimum: 0, layer: layer), count > 1
    else { return nil }
    return count
  }

  func dense(_ layer: Int) throws(CatalogError) -> DenseFeedForward {
    var widths = ["intermediate_size_mlp", "dense_intermediate_size", "prefix_dense_intermediate_size"] + Self.width
    if family.types.contains("phi3small") { widths.insert("ff_intermediate_size", at: 0) }
    var width = try keys.optionalSize(widths, layer: layer)
    if width == nil, !family.isGated { width = try keys.product("hidden_size", 4, try hidden()) }
    guard let width else { throw keys.mismatch(Self.width[0], "a whole number") }
    return DenseFeedForward(
      intermediateSize: width, gated: family.isGated,
      hasBias: try isOn(family.feedForwardBias))
  }

  private func mixture(_ experts: Int, _ layer: Int) throws(CatalogError) -> MixtureOfExperts {
    let perToken = try keys.size(Self.perToken, layer: layer)
    guard perToken <= experts else {
      throw keys.fault(
        Self.perToken.first(where: keys.has) ?? Self.perToken[0], expected: "at most the \(experts) experts",
        found: "\(perToken)")
    }
    let width = try keys.size(Self.expertWidth + Self.width, layer: layer)
    var parallel: DenseFeedForward?
    if case .gemma4 = family.special {
      parallel = DenseFeedForward(intermediateSize: try keys.size("intermediate_size"))
    }
    return MixtureOfExperts(
      experts: experts, expertsPerToken: perToken, intermediateSize: width, gated: family.isGated,
      hasExpertBias: family.expertsHaveBias, hasRouterBias: family.expertsHaveBias,
      hasCorrectionBias: try hasCorrectionBias(),
      latentSize: try keys.optionalSize(["moe_latent_size", "routed_expert_hidden_size"]),
      sharedIntermediateSize: try sharedWidth(width, layer), hasSharedGate: family.sharedGate, parallelDense: parallel)
  }

  private func hasCorrectionBias() throws(CatalogError) -> Bool {
    // DeepSeek V4 tells the method too, and counts its biases as buffers.
    if case .hyperConnected = family.special { return false }
    if let method = try keys.string("topk_method") { return method == "noaux_tc" }
    return try isOn(family.correctionBias)
  }

  private func sharedWidth(_ width: Int, _ layer: Int) throws(CatalogError) -> Int? {
    if case .llama4 = family.special { return width }
    if let own = try keys.optionalSize(Self.sharedWidth, minimum: 0, layer: layer), own > 0 { return own }
    guard let shared = try keys.optionalSize(Self.sharedExperts, minimum: 0, layer: layer), shared > 0 else {
      return nil
    }
    return try keys.product(Self.sharedExperts.first(where: keys.has) ?? "n_shared_experts", shared, width)
  }

  /// Whether a layer of a model with experts has none, by whatever key tells it.
  private func isDense(_ layer: Int, _ layers: Int) throws(CatalogError) -> Bool {
    if let types = try keys.strings("mlp_layer_types"), types.indices.contains(layer) { return types[layer] == "dense" }
    if let kinds = try keys.integers("is_moe_layer"), kinds.indices.contains(layer) { return kinds[layer] == 0 }
    if let mixtures = try keys.integers("moe_layers") { return !mixtures.contains(layer) }
    if let frequency = keys.value("moe_layer_freq"), frequency.array != nil {
      let kinds = try keys.integers("moe_layer_freq") ?? []
      return kinds.indices.contains(layer) ? kinds[layer] == 0 : false
    }
    if let dense = try keys.optionalSize(["first_k_dense_replace", "num_dense_layers"], minimum: 0) {
      let frequency = try keys.optionalSize("moe_layer_freq") ?? 1
      return layer < dense || layer % frequency != 0
    }
    if let step = try keys.optionalSize(["decoder_sparse_step", "interleave_moe_layer_step"]) {
      return try (keys.integers("mlp_only_layers") ?? []).contains(layer) || (layer + 1) % step != 0
    }
    if let period = try keys.optionalSize("expert_layer_period") {
      return try layer % period != keys.size("expert_layer_offset", minimum: 0)
    }
    if let first = try keys.optionalSize("moe_layer_start_index", minimum: 0) {
      let last = keys.value("moe_layer_end_index")?.integer ?? -1
      let interval = try keys.optionalSize("moe_layer_interval") ?? 1
      return layer < first || layer > (last < 0 ? layers - 1 : last) || (layer + 1) % interval != 0
    }
    return false
  }
}
