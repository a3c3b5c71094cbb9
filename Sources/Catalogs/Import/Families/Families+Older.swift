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
    encoder(["bert", "nomic_bert"], .encoder(pooler: true), defaults: ["type_vocab_size": 2]),
    encoder(
      ["roberta", "xlm-roberta", "xlm-roberta-xl", "camembert"], .encoder(pooler: true), .padded,
      defaults: ["type_vocab_size": 2]),
    encoder(["mpnet"], .encoder(pooler: true), .padded, defaults: ["relative_attention_num_buckets": 32]),
    encoder(["electra"], .encoder(pooler: true)),
    encoder(["distilbert"], .encoder(pooler: false)),
    encoder(["deberta-v2", "deberta-v3", "deberta"], .deberta),
    ArchitectureFamily(
      types: ["modernbert"], kind: .encoder,
      defaults: ["local_attention": 128, "max_position_embeddings": 8192, "vocab_size": 50_368],
      norm: .layerWithoutBias,
      hasEmbeddingNorm: true, pattern: .everyFromFirst(key: "global_attn_every_n_layers", default: 3, others: .narrow),
      special: .modernBERT),
    encoder(["vit", "deit"], .vit),
    encoder(
      ["clip", "clip_text_model"], .clip,
      defaults: [
        "hidden_size": 512, "intermediate_size": 2048, "num_hidden_layers": 12, "num_attention_heads": 8,
        "vocab_size": 49_408, "max_position_embeddings": 77,
      ]),
    encoder(
      ["siglip", "siglip_text_model"], .siglip,
      defaults: [
        "hidden_size": 768, "intermediate_size": 3072, "num_hidden_layers": 12, "num_attention_heads": 12,
        "vocab_size": 32_000, "max_position_embeddings": 64,
      ]),
    ArchitectureFamily(
      types: ["whisper"], kind: .encoderDecoder,
      defaults: ["max_source_positions": 1500, "max_target_positions": 448, "num_mel_bins": 80], tiesEmbeddings: true,
      norm: .layer, positions: .learned(extraRows: 0), biases: ("qvo", .always), isGated: false,
      feedForwardBias: .always,
      special: .whisper),
  ]

  private static func encoder(
    _ types: [String], _ special: Special, _ positions: Positions = .learned(extraRows: 0),
    defaults: [String: Int] = [:]
  ) -> ArchitectureFamily {
    ArchitectureFamily(
      types: types, kind: .encoder, defaults: defaults, norm: .layer, positions: positions, hasEmbeddingNorm: true,
      biases: ("qkvo", .always), isGated: false, feedForwardBias: .always, special: special)
  }
}
