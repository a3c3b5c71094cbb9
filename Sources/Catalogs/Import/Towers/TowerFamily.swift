import Domain

/// How a family's vision encoder is read: what its layers have, what stands around them, and what leads into the text.
struct TowerFamily: Sendable {
  /// Weights between the encoder and the language model.
  enum Projector: Sendable {
    /// A norm, and two layers over patches merged into one; deep features have such a projector each.
    case merger(norm: NormKind)
    /// Two layers from encoder to text, with biases.
    case perceptron
    /// A norm, a merger of patches, two layers without biases.
    case mergedPerceptron
    /// One matrix, with a norm before it or not.
    case matrix(hasNorm: Bool)
    /// A shuffle of pixels through two matrices, then one into the text.
    case shuffle
    /// One matrix with a bias from the outputs of several layers.
    case outputs
    /// Phi-3.5's two layers over four patches, with separators.
    case crops
    /// MiniMax-M3's two layers on patches and two on four of them together, with biases.
    case twice
    /// Two layers over patches merged into one, then one into the text, without biases.
    case adapter
    /// Known as a part of a sum.
    case none
  }

  /// What becomes of positions.
  enum Positions: Sendable {
    case none
    /// One row a patch of the largest image, and one of a class token where there is one.
    case patches
    /// As many rows as a key tells.
    case key(String, default: Int)
    /// Height times width of two keys.
    case area(String, String)
    /// Two tables of so many rows.
    case twice(String, default: Int)
  }

  var isGated = false
  var hasBias = true
  var norm = NormKind.layer
  var norms = 2
  var patchHasBias = true
  var hasClassToken = false
  var positions = Positions.patches
  var outerNorms = 0
  var projector: Projector
  var isDivided = false
  /// Numbers of the encoder that configurations leave out.
  var defaults: [String: Int] = [:]
  /// The largest image of grids, whether rows end with a token, and so on; nil where it is not known.
  var images: Images?
  var special: Special?

  enum Special: Sendable { case mllama, mobileNet, gemma4, pooled }

  /// What an image becomes.
  enum Images: Sendable {
    case grid(merge: Int, minimum: Int?, maximum: Int?, roundsUp: Bool)
    case rows(merge: Int)
    case fixed(tokens: Int)
    case tiles, crops
    case crossed
  }
}

extension TowerFamily {
  static let qwen25 = TowerFamily(
    isGated: true, norm: .rms, patchHasBias: false, positions: .none, projector: .merger(norm: .rms), isDivided: true,
    defaults: ["depth": 32, "num_heads": 16, "patch_size": 14, "intermediate_size": 3420],
    images: .grid(merge: 2, minimum: 4, maximum: 16_384, roundsUp: false))
  static let qwen3 = TowerFamily(
    positions: .key("num_position_embeddings", default: 2304), projector: .merger(norm: .layer), isDivided: true,
    defaults: [
      "depth": 27, "hidden_size": 1152, "intermediate_size": 4304, "num_heads": 16, "patch_size": 16,
      "temporal_patch_size": 2,
    ],
    images: .grid(merge: 2, minimum: 64, maximum: 16_384, roundsUp: false))
  static let moon = TowerFamily(
    positions: .area("init_pos_emb_height", "init_pos_emb_width"), outerNorms: 1, projector: .merger(norm: .layer),
    defaults: [
      "num_hidden_layers": 27, "hidden_size": 1152, "intermediate_size": 4304, "num_attention_heads": 16,
      "patch_size": 14, "init_pos_emb_height": 64, "init_pos_emb_width": 64, "temporal_patch_size": 1,
    ],
    images: .grid(merge: 2, minimum: nil, maximum: 4096, roundsUp: true))
  static let siglip = TowerFamily(
    outerNorms: 1, projector: .matrix(hasNorm: true), isDivided: true,
    defaults: ["num_hidden_layers": 27, "num_attention_heads": 16, "image_size": 896, "patch_size": 14],
    images: .fixed(tokens: 256))
  /// CLIP's images.
  static let contrastive = TowerFamily(
    patchHasBias: false, hasClassToken: true, outerNorms: 2, projector: .matrix(hasNorm: false), isDivided: true,
    defaults: [
      "hidden_size": 768, "intermediate_size": 3072, "num_hidden_layers": 12, "num_attention_heads": 12,
      "image_size": 224, "patch_size": 32,
    ])
  /// SigLIP's images, pooled by attention.
  static let sigmoidal = TowerFamily(
    outerNorms: 1, projector: .none, isDivided: true,
    defaults: [
      "hidden_size": 768, "intermediate_size": 3072, "num_hidden_layers": 12, "num_attention_heads": 12,
      "image_size": 224, "patch_size": 16,
    ],
    special: .pooled)
  static let gemma4 = TowerFamily(
    isGated: true, hasBias: false, norm: .rms, norms: 4, patchHasBias: false,
    positions: .twice("position_embedding_size", default: 10_240), projector: .matrix(hasNorm: false),
    images: .fixed(tokens: 280), special: .gemma4)
  static let mobileNet = TowerFamily(projector: .none, images: .fixed(tokens: 256), special: .mobileNet)
  static let pixtral = TowerFamily(
    isGated: true, hasBias: false, norm: .rms, patchHasBias: false, positions: .none, outerNorms: 1,
    projector: .mergedPerceptron, defaults: pixtralSizes, images: .rows(merge: 2))
  static let pixtralPlain = TowerFamily(
    isGated: true, hasBias: false, norm: .rms, patchHasBias: false, positions: .none, outerNorms: 1,
    projector: .perceptron, defaults: pixtralSizes, images: .rows(merge: 1))
  static let llava = TowerFamily(
    patchHasBias: false, hasClassToken: true, outerNorms: 2, projector: .perceptron, isDivided: true,
    images: .fixed(tokens: 576))
  static let phi3 = TowerFamily(
    patchHasBias: false, hasClassToken: true, outerNorms: 2, projector: .crops, isDivided: true,
    defaults: [
      "num_hidden_layers": 24, "hidden_size": 1024, "intermediate_size": 4096, "num_attention_heads": 16,
      "image_size": 336, "patch_size": 14,
    ],
    images: .crops)
  static let llama4 = TowerFamily(
    patchHasBias: false, hasClassToken: true, outerNorms: 2, projector: .shuffle, isDivided: true,
    defaults: [
      "num_hidden_layers": 34, "num_attention_heads": 16, "intermediate_size": 5632, "image_size": 448,
      "patch_size": 14, "projector_input_dim": 4096, "projector_output_dim": 4096,
    ],
    images: .tiles)
  static let mllama = TowerFamily(
    hasBias: true, projector: .outputs, isDivided: true,
    defaults: [
      "num_hidden_layers": 32, "num_global_layers": 8, "hidden_size": 1280, "intermediate_size": 5120,
      "attention_heads": 16, "image_size": 448, "patch_size": 14, "max_num_tiles": 4, "vision_output_dim": 7680,
    ],
    images: .crossed, special: .mllama)

  /// Muse Glimmer's images.
  static let muse = TowerFamily(
    patchHasBias: false, positions: .area("pos_emb_height", "pos_emb_width"), outerNorms: 2, projector: .adapter,
    isDivided: true,
    defaults: [
      "num_hidden_layers": 50, "hidden_size": 1536, "intermediate_size": 8960, "num_attention_heads": 16,
      "patch_size": 14, "pos_emb_height": 32, "pos_emb_width": 32, "patch_temporal": 2, "merge_size": 2,
    ],
    images: .grid(merge: 2, minimum: nil, maximum: nil, roundsUp: false))
  static let blocks = TowerFamily(
    patchHasBias: false, positions: .none, outerNorms: 1, projector: .twice,
    defaults: [
      "num_hidden_layers": 32, "hidden_size": 1280, "intermediate_size": 5120, "num_attention_heads": 16,
      "patch_size": 14,
    ])

  private static let pixtralSizes = [
    "num_hidden_layers": 24, "hidden_size": 1024, "intermediate_size": 4096, "num_attention_heads": 16,
    "patch_size": 16, "image_size": 1024,
  ]
}
