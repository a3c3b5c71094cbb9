import Domain

/// Turns the part of a configuration that tells of images into a tower.
struct TowerReader {
  let keys: ConfigurationSection
  let family: TowerFamily
  /// The language model's hidden size.
  let textSize: Int

  init(_ section: ConfigurationSection, family: TowerFamily, textSize: Int) {
    var keys = section
    keys.defaults = family.defaults
    self.keys = keys
    self.family = family
    self.textSize = textSize
  }

  var hidden: Int {
    get throws(CatalogError) {
      // Older configurations of Qwen's towers call the text's size `hidden_size`.
      try keys.size(["vt_hidden_size", "embed_dim", "hidden_size"])
    }
  }

  func tower() throws(CatalogError) -> Tower {
    switch family.special {
    case .mobileNet: return mobileNet()
    case .mllama: return try mllama()
    case .gemma4, .pooled, nil: break
    }
    let layers = try transformer()
    return Tower(
      kind: .vision, transformer: layers, otherParameters: try around(layers),
      arithmetic: "patches, positions and norms",
      projectorParameters: try projector(), isDivided: family.isDivided, tokensPerItem: fixedTokens,
      images: try images(layers))
  }

  private func transformer() throws(CatalogError) -> TowerLayers {
    TowerLayers(
      layers: try keys.size(["depth", "vt_num_hidden_layers", "num_hidden_layers"]), hiddenSize: try hidden,
      intermediateSize: try keys.size(["vt_intermediate_size", "intermediate_size"]),
      heads: try keys.size(["num_heads", "vt_num_attention_heads", "num_attention_heads"]), gated: family.isGated,
      attentionHasBias: family.hasBias, feedForwardHasBias: family.hasBias, norm: family.norm, norms: family.norms)
  }

  private var fixedTokens: Int? {
    switch family.images {
    case .fixed(let tokens): tokens
    case .tiles, .crops: 144
    default: nil
    }
  }

  /// Patches, positions, norms outside the layers.
  private func around(_ layers: TowerLayers) throws(CatalogError) -> Int64 {
    let hidden = layers.hiddenSize
    let patch = try keys.size("patch_size")
    let channels = try keys.optionalSize(["in_channels", "num_channels", "in_chans"]) ?? 3
    var temporal = 1
    switch family.projector {
    case .merger: temporal = try keys.optionalSize("temporal_patch_size") ?? 2
    case .adapter: temporal = try keys.size("patch_temporal")
    case .twice: temporal = try keys.optionalSize("img_token_compression_config.temporal_patch_size") ?? 2
    default: break
    }
    var sums = [saturatingProduct(channels, temporal, patch, patch, hidden), Int64(family.patchHasBias ? hidden : 0)]
    let token = family.hasClassToken ? 1 : 0
    sums.append(saturatingProduct(token, hidden))
    switch family.positions {
    case .none: break
    case .patches:
      let side = try keys.size("image_size") / patch
      sums.append(saturatingProduct(side * side + token, hidden))
    case .key(let key, let usual): sums.append(saturatingProduct(try keys.optionalSize(key) ?? usual, hidden))
    case .area(let height, let width):
      sums.append(saturatingProduct(try keys.size(height), try keys.size(width), hidden))
    case .twice(let key, let usual): sums.append(saturatingProduct(2, try keys.optionalSize(key) ?? usual, hidden))
    }
    sums.append(saturatingProduct(family.outerNorms, family.norm.parametersPerUnit, hidden))
    if family.special == .pooled { sums.append(try attentionPooling(layers)) }
    if family.special == .gemma4 {
      let headDimension = try keys.optionalSize("head_dim") ?? hidden / layers.heads
      sums.append(saturatingProduct(2, layers.layers, headDimension))
      if try keys.flag("standardize", default: false) { sums.append(Int64(2 * hidden)) }
    }
    return sums.saturatingSum()
  }

  // MARK: Special towers

  /// A probe that attends to all patches, and a feed-forward part behind a norm.
  private func attentionPooling(_ layers: TowerLayers) throws(CatalogError) -> Int64 {
    guard try keys.flag("vision_use_head", default: true) else { return 0 }
    let hidden = layers.hiddenSize
    return [
      saturatingProduct(4, hidden, hidden + 1), saturatingProduct(2, hidden, layers.intermediateSize),
      Int64(layers.intermediateSize), saturatingProduct(4, hidden),
    ].saturatingSum()
  }

  /// MobileNet-V5 and the USM audio encoder: no configuration tells their layers; what both checkpoints hold beside the
  /// text, Google's published totals less the decoder.
  private func mobileNet() -> Tower {
    Tower(
      kind: .vision, transformer: nil, otherParameters: 983_281_504,
      arithmetic: "MobileNet-V5 and USM with their projectors, as in both published checkpoints",
      projectorParameters: 0,
      tokensPerItem: 256, images: .fixed(ImageTokens(tokens: 256, positions: 256, together: 256)))
  }

  private func mllama() throws(CatalogError) -> Tower {
    let hidden = try hidden
    let patch = try keys.size("patch_size")
    let side = try keys.size("image_size") / patch
    let positions = side * side + 1
    let globals = try keys.size("num_global_layers")
    let tiles = try keys.size("max_num_tiles")
    // Aspect ratios of up to four tiles: eight, and one for padding.
    let ratios = 9
    let sums = [
      saturatingProduct(3, patch, patch, hidden), Int64(hidden), saturatingProduct(positions, hidden), 1,
      saturatingProduct(ratios, tiles, positions, hidden), 2 * (saturatingProduct(ratios, tiles, hidden) + 1),
      saturatingProduct(4, hidden), saturatingProduct(2, globals),
    ]
    let layers = TowerLayers(
      layers: try keys.size("num_hidden_layers") + globals, hiddenSize: hidden,
      intermediateSize: try keys.size("intermediate_size"),
      heads: try keys.size(["attention_heads", "num_attention_heads"]), attentionHasBias: false)
    return Tower(
      kind: .vision, transformer: layers, otherParameters: sums.saturatingSum(),
      arithmetic: "patches, class token, gated positions of patches and tiles, norms, gates",
      projectorParameters: try projector(), isDivided: true,
      images: .fixed(ImageTokens(tokens: 1, positions: tiles * positions, together: tiles * positions)))
  }
}
