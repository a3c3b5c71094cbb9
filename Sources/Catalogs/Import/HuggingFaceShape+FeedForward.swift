import Domain

extension HuggingFaceShape {
  func feedForward(_ layer: Int) throws(CatalogError) -> FeedForward {
    if try isDense(layer) { return .dense(try dense()) }
    let perToken = try reader.size(["num_experts_per_tok", "experts_per_token"])
    let experts = try reader.size(["n_routed_experts", "num_local_experts", "num_experts"])
    guard perToken <= experts else {
      throw reader.fault("num_experts_per_tok", expected: "at most the \(experts) experts", found: "\(perToken)")
    }
    let isGPT = family == .gptOSS
    let width = try reader.size(
      [.mixtral, .gptOSS, .llama4, .llama4Text].contains(family) ? "intermediate_size" : "moe_intermediate_size")
    return .mixture(
      MixtureOfExperts(
        experts: experts, expertsPerToken: perToken, intermediateSize: width, hasExpertBias: isGPT,
        hasRouterBias: isGPT, hasCorrectionBias: try hasCorrectionBias(),
        sharedIntermediateSize: try sharedWidth(width), hasSharedGate: family == .qwen2Mixture))
  }

  private func isDense(_ layer: Int) throws(CatalogError) -> Bool {
    switch family {
    case .mixtral, .gptOSS: return false
    case .deepSeekV2, .deepSeekV3, .glm4Mixture:
      return layer < (try reader.optionalSize("first_k_dense_replace", minimum: 0) ?? 0)
    case .qwen2Mixture, .qwen3Mixture:
      if try (reader.integers("mlp_only_layers") ?? []).contains(layer) { return true }
      return (layer + 1) % (try reader.optionalSize("decoder_sparse_step") ?? 1) != 0
    case .llama4, .llama4Text:
      if let mixtures = try reader.integers("moe_layers") { return !mixtures.contains(layer) }
      return (layer + 1) % (try reader.optionalSize("interleave_moe_layer_step") ?? 1) != 0
    default: return true
    }
  }

  private func dense() throws(CatalogError) -> DenseFeedForward {
    switch family {
    case .bert:
      return DenseFeedForward(intermediateSize: try reader.size("intermediate_size"), gated: false, hasBias: true)
    case .llama4, .llama4Text: return DenseFeedForward(intermediateSize: try reader.size("intermediate_size_mlp"))
    default:
      return DenseFeedForward(
        intermediateSize: try reader.size("intermediate_size"), hasBias: try reader.bool("mlp_bias", default: false))
    }
  }

  private func hasCorrectionBias() throws(CatalogError) -> Bool {
    switch family {
    case .glm4Mixture: true
    case .deepSeekV3: try reader.string("topk_method") ?? "noaux_tc" == "noaux_tc"
    default: false
    }
  }

  private func sharedWidth(_ width: Int) throws(CatalogError) -> Int? {
    switch family {
    case .llama4, .llama4Text: return width
    case .qwen2Mixture: return try reader.optionalSize("shared_expert_intermediate_size")
    case .deepSeekV2, .deepSeekV3, .glm4Mixture:
      guard let shared = try reader.optionalSize("n_shared_experts", minimum: 0), shared > 0 else { return nil }
      let (total, overflow) = shared.multipliedReportingOverflow(by: width)
      guard !overflow, total <= ModelLimits.dimension else {
        throw reader.fault("n_shared_experts", expected: "a width of at most \(ModelLimits.dimension)", found: "more")
      }
      return total
    default: return nil
    }
  }
}
