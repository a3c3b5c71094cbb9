/// What people call a class of tensors, or several that belong together.
package struct TensorClassName: Sendable {
  /// As expressions of mixes write it: the catalog's name of a class, or a short word for several.
  package let id: String
  /// As sentences say it.
  package let label: String
  /// Other spellings, those of checkpoints and of GGUF files among them.
  let spellings: [String]
  package let classes: [TensorClass]

  private init(_ id: String, _ label: String, _ spellings: [String] = [], _ classes: [TensorClass]) {
    self.id = id
    self.label = label
    self.spellings = spellings
    self.classes = classes
  }

  private init(_ tensorClass: TensorClass, _ label: String, _ spellings: [String] = []) {
    self.init(tensorClass.rawValue, label, spellings, [tensorClass])
  }
}

extension TensorClassName {
  /// Words for several classes, the most inclusive first.
  private static let several = [
    TensorClassName(
      "attention", "attention", ["self_attn", "attn"],
      [.attentionQuery, .attentionKey, .attentionValue, .attentionOutput]),
    TensorClassName("qkv", "qkv_proj", ["qkv_proj"], [.attentionQuery, .attentionKey, .attentionValue]),
    TensorClassName("latent", "latent attention", [], [.latentDown, .latentUp]),
    TensorClassName(
      "feed-forward", "feed-forward", ["mlp", "ffn"], [.feedForwardGate, .feedForwardUp, .feedForwardDown]),
    TensorClassName("experts", "experts", ["expert"], [.expertGate, .expertUp, .expertDown]),
    TensorClassName(
      "shared-experts", "shared experts", ["shared-expert", "shared_experts"],
      [.sharedExpertGate, .sharedExpertUp, .sharedExpertDown]),
    TensorClassName(
      "gate_proj", "gate_proj", ["gate", "ffn_gate"], [.feedForwardGate, .expertGate, .sharedExpertGate]),
    TensorClassName("up_proj", "up_proj", ["up", "ffn_up"], [.feedForwardUp, .expertUp, .sharedExpertUp]),
    TensorClassName(
      "down_proj", "down_proj", ["down", "ffn_down"], [.feedForwardDown, .expertDown, .sharedExpertDown]),
    TensorClassName("gate-up", "gate_up_proj", ["gate_up_proj"], [.feedForwardGate, .feedForwardUp]),
    TensorClassName(
      "shared-gate-up", "shared experts' gate_up_proj", [], [.sharedExpertGate, .sharedExpertUp]),
  ]

  /// Single classes, in the order in which a token meets them, head and embedding last.
  private static let single = [
    TensorClassName(.attentionQuery, "q_proj", ["q_proj", "attn_q", "wq"]),
    TensorClassName(.attentionKey, "k_proj", ["k_proj", "attn_k", "wk"]),
    TensorClassName(.attentionValue, "v_proj", ["v_proj", "attn_v", "wv"]),
    TensorClassName(.attentionOutput, "o_proj", ["o_proj", "attn_output", "wo"]),
    TensorClassName(.latentDown, "latent attention's down projections", ["kv_a_proj", "q_a_proj"]),
    TensorClassName(.latentUp, "latent attention's up projections", ["kv_b_proj", "q_b_proj"]),
    TensorClassName(.sparseIndexer, "sparse indexer", ["indexer"]),
    TensorClassName(.recurrentProjection, "recurrent projections", ["in_proj", "out_proj", "ssm"]),
    TensorClassName(.recurrentState, "recurrent state"),
    TensorClassName(.feedForwardGate, "gate_proj"),
    TensorClassName(.feedForwardUp, "up_proj"),
    TensorClassName(.feedForwardDown, "down_proj"),
    TensorClassName(.expertGate, "experts' gate_proj", ["ffn_gate_exps"]),
    TensorClassName(.expertUp, "experts' up_proj", ["ffn_up_exps"]),
    TensorClassName(.expertDown, "experts' down_proj", ["ffn_down_exps"]),
    TensorClassName(.sharedExpertGate, "shared experts' gate_proj", ["ffn_gate_shexp"]),
    TensorClassName(.sharedExpertUp, "shared experts' up_proj", ["ffn_up_shexp"]),
    TensorClassName(.sharedExpertDown, "shared experts' down_proj", ["ffn_down_shexp"]),
    TensorClassName(.latentExpert, "latent experts' projections"),
    TensorClassName(.router, "router", ["ffn_gate_inp"]),
    TensorClassName(.vector, "norms and biases", ["norm", "bias"]),
    TensorClassName(.visionTower, "vision tower", ["vision"]),
    TensorClassName(.audioTower, "audio tower", ["audio"]),
    TensorClassName(.projector, "projector"),
    TensorClassName(.companion, "text encoders and image decoder"),
    TensorClassName(.multiTokenPrediction, "multi-token prediction", ["mtp"]),
    TensorClassName(.checkpointCopy, "copies in the checkpoint"),
    TensorClassName(.other, "other tensors"),
    TensorClassName(.outputHead, "lm_head", ["lm_head", "head", "output"]),
    TensorClassName(.embedding, "embed_tokens", ["embed_tokens", "token_embd", "embeddings"]),
  ]

  /// The classes that a word names, in any spelling; nil for an unknown word.
  package static func classes(named word: String) -> [TensorClass]? {
    let wanted = plain(word)
    return (single + several).first { plain($0.id) == wanted || $0.spellings.contains { plain($0) == wanted } }?.classes
  }

  /// The fewest words for a set of classes, each class in one of them, in a fixed order.
  package static func names(of classes: some Sequence<TensorClass>) -> [TensorClassName] {
    var left = Set(classes)
    var names: [TensorClassName] = []
    for name in several where left.isSuperset(of: name.classes) {
      names.append(name)
      left.subtract(name.classes)
    }
    names += single.filter { left.contains($0.classes[0]) }
    return names.sorted { place($0) < place($1) }
  }

  /// Where the first of its classes stands among the single ones.
  private static func place(_ name: TensorClassName) -> Int {
    single.firstIndex { $0.classes == [name.classes[0]] } ?? single.count
  }

  /// Hyphens, underscores and case don't count.
  private static func plain(_ word: String) -> String {
    word.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
  }
}

extension Sequence<TensorClass> {
  /// "down_proj and lm_head".
  package var label: String { TensorClassName.names(of: self).map(\.label).enumeration }
}

extension Sequence<String> {
  /// "a", "a and b", "a, b and c".
  package var enumeration: String {
    let words = Array(self)
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
