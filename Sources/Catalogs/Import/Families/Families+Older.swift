import Domain

extension ArchitectureFamily {
  /// Decoders with learned positions or none, layer norms and biases.
  static let older = [
    ArchitectureFamily(
      types: ["gpt2"], defaults: ["n_positions": 1024], tiesEmbeddings: true, norm: .layer,
      positions: .learned(extraRows: 0), biases: ("qkvo", .always), isGated: false, feedForwardBias: .always),
    ArchitectureFamily(
      types: ["opt"], defaults: ["max_position_embeddings": 2048], tiesEmbeddings: true, norm: .layer,
      positions: .learned(extraRows: 2), biases: ("qkvo", .key("enable_bias", default: true)), isGated: false,
      feedForwardBias: .key("enable_bias", default: true)),
    ArchitectureFamily(
      types: ["bloom"], tiesEmbeddings: true, norm: .layer, positions: .none, hasEmbeddingNorm: true,
      biases: ("qkvo", .always), isGated: false, feedForwardBias: .always),
    ArchitectureFamily(
      types: ["gpt_neox"], norm: .layer, biases: ("qkvo", .key("attention_bias", default: true)), isGated: false,
      feedForwardBias: .always),
    ArchitectureFamily(
      types: ["falcon", "RefinedWeb", "RefinedWebModel"], defaults: ["max_position_embeddings": 2048],
      tiesEmbeddings: true, norm: .layer, norms: 1, biases: ("qkvo", .key("bias", default: false)), isGated: false,
      feedForwardBias: .key("bias", default: false), special: .falcon),
  ]

  /// Models that read all of their input at once, and those that hear.
  static let encoders = [
    encoder(["bert", "nomic_bert"], .encoder(pooler: true)),
    encoder(["roberta", "xlm-roberta", "xlm-roberta-xl", "camembert", "mpnet", "electra"], .encoder(pooler: true)),
    encoder(["distilbert"], .encoder(pooler: false)),
    encoder(["deberta-v2", "deberta-v3", "deberta"], .deberta),
    ArchitectureFamily(
      types: ["modernbert"], kind: .encoder,
      defaults: ["local_attention": 128, "max_position_embeddings": 8192, "vocab_size": 50_368],
      norm: .layerWithoutBias,
      hasEmbeddingNorm: true, pattern: .everyFromFirst(key: "global_attn_every_n_layers", default: 3, others: .narrow),
      special: .modernBERT),
    encoder(["vit", "deit"], .vit),
    encoder(["clip", "siglip", "clip_text_model"], .clip),
    ArchitectureFamily(
      types: ["whisper"], kind: .encoderDecoder,
      defaults: ["max_source_positions": 1500, "max_target_positions": 448, "num_mel_bins": 80], tiesEmbeddings: true,
      norm: .layer, positions: .learned(extraRows: 0), biases: ("qvo", .always), isGated: false,
      feedForwardBias: .always,
      special: .whisper),
  ]

  private static func encoder(_ types: [String], _ special: Special) -> ArchitectureFamily {
    ArchitectureFamily(
      types: types, kind: .encoder, norm: .layer, positions: .learned(extraRows: 0), hasEmbeddingNorm: true,
      biases: ("qkvo", .always), isGated: false, feedForwardBias: .always, special: special)
  }
}
