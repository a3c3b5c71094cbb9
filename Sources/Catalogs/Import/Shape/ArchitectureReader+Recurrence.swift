import Domain
import JSON

extension ArchitectureReader {
  /// The mixer of layers that keep a state of fixed size.
  func recurrence() throws(CatalogError) -> Mixer {
    switch family.recurrence {
    case .gatedDelta: .recurrent(.gatedDeltaNet(try gatedDelta()))
    case .kimiDelta: .recurrent(.kimiDelta(try kimiDelta()))
    case .lightning:
      .recurrent(
        .lightning(LightningAttention(heads: try keys.size(Self.heads), headDimension: try headDimension())))
    case .mamba1: .recurrent(.mamba1(try mamba1()))
    case .mamba2: .recurrent(.mamba2(try mamba2()))
    case nil:
      throw keys.fault(
        "layer_types", expected: "layers of attention, as this architecture's linear layers are not known",
        found: "a recurrent layer", fix: "describe the model in a JSON file of your own, as in catalogs/models")
    }
  }

  private func gatedDelta() throws(CatalogError) -> GatedDeltaNet {
    // What is left out or null is what OLMo's class takes: the attention's heads, three quarters of a head's width.
    let heads = try keys.optionalSize(Self.heads) ?? 1
    let keyHeads = try keys.optionalSize("linear_num_key_heads") ?? heads
    let usual = max(3 * (try hidden()) / (4 * keyHeads), 1)
    let dimension = try keys.optionalSize("linear_key_head_dim") ?? usual
    return GatedDeltaNet(
      keyHeads: keyHeads, keyHeadDimension: dimension,
      valueHeads: try keys.optionalSize("linear_num_value_heads") ?? heads,
      valueHeadDimension: try keys.optionalSize("linear_value_head_dim") ?? 2 * dimension,
      convolutionWidth: try keys.optionalSize("linear_conv_kernel_dim") ?? 4)
  }

  private func kimiDelta() throws(CatalogError) -> KimiDeltaAttention {
    KimiDeltaAttention(
      heads: try keys.size(["linear_attn_config.num_heads", "linear_num_heads"]),
      headDimension: try keys.size(["linear_attn_config.head_dim", "linear_head_dim"]),
      convolutionWidth: try keys.size(["linear_attn_config.short_conv_kernel_size", "linear_conv_kernel_dim"]))
  }

  private func mamba1() throws(CatalogError) -> Mamba1 {
    let hidden = try hidden()
    let inner = try keys.product("mamba_expand", try keys.size(["mamba_expand", "expand"]), hidden)
    // "auto", or left out, is a sixteenth of the hidden size.
    let rankKey = ["mamba_dt_rank", "time_step_rank"].first { keys.has($0) && keys.value($0)?.string == nil }
    return Mamba1(
      innerSize: inner, stateSize: try keys.size(["mamba_d_state", "state_size"]),
      convolutionWidth: try keys.size(["mamba_d_conv", "conv_kernel"]),
      stepRank: try rankKey.map { (key) throws(CatalogError) in try keys.size(key) } ?? (hidden + 15) / 16,
      hasSelectionNorms: family.types.contains("jamba"))
  }

  private func mamba2() throws(CatalogError) -> Mamba2 {
    let heads = try keys.size(["mamba_num_heads", "mamba_n_heads", "num_heads"])
    let dimensionKeys = ["mamba_head_dim", "mamba_d_head"].filter { keys.value($0)?.string == nil }
    var dimension = try keys.optionalSize(dimensionKeys)
    if dimension == nil {
      var inner = try keys.optionalSize("mamba_d_ssm")
      if inner == nil {
        inner = try keys.product("mamba_expand", try keys.size(["mamba_expand", "expand"]), try hidden())
      }
      dimension = max((inner ?? 0) / heads, 1)
    }
    return Mamba2(
      heads: heads, headDimension: dimension ?? 1, groups: try keys.size(["n_groups", "mamba_n_groups"]),
      stateSize: try keys.size(["ssm_state_size", "mamba_d_state", "state_size"]),
      convolutionWidth: try keys.size(["conv_kernel", "mamba_d_conv"]))
  }
}
