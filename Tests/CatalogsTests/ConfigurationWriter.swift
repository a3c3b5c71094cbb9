import Domain
import JSON

/// Writes the configuration that a model's publisher would, in the key names of its family.
struct ConfigurationWriter {
  let architecture: ModelArchitecture
  let type: String
  var keys: [JSONMember] = []

  init(_ architecture: ModelArchitecture, type: String) {
    self.architecture = architecture
    self.type = type
  }

  static func text(_ architecture: ModelArchitecture, type: String) -> String {
    var writer = ConfigurationWriter(architecture, type: type)
    return JSONText.text(writer.document())
  }

  mutating func set(_ key: String, _ value: JSONNode.Value) {
    let name = Self.names[type]?[key] ?? key
    keys.removeAll { $0.key == name }
    keys.append(JSONMember(name, JSONNode(value)))
  }

  mutating func set(_ key: String, _ number: Int?) {
    guard let number else { return }
    set(key, .integer(Int64(number)))
  }

  mutating func set(_ key: String, _ numbers: [Int]) { set(key, .array(numbers.map { JSONNode(.integer(Int64($0))) })) }
  mutating func set(_ key: String, _ names: [String]) { set(key, .array(names.map { JSONNode(.string($0)) })) }
  mutating func set(_ key: String, _ flag: Bool) { set(key, .bool(flag)) }

  static func object(_ numbers: KeyValuePairs<String, Int>) -> JSONNode.Value {
    .object(numbers.map { JSONMember($0.key, JSONNode(.integer(Int64($0.value)))) })
  }

  /// Names that families have for what Llama's configurations call otherwise.
  private static let names: [String: [String: String]] = [
    "gpt2": [
      "hidden_size": "n_embd", "num_hidden_layers": "n_layer", "num_attention_heads": "n_head",
      "max_position_embeddings": "n_positions", "intermediate_size": "n_inner",
    ],
    "bloom": [
      "num_hidden_layers": "n_layer", "num_attention_heads": "n_head", "max_position_embeddings": "seq_length",
    ],
    "opt": ["intermediate_size": "ffn_dim"], "falcon": ["num_key_value_heads": "num_kv_heads"],
    "dbrx": [
      "hidden_size": "d_model", "num_hidden_layers": "n_layers", "num_attention_heads": "n_heads",
      "max_position_embeddings": "max_seq_len",
    ],
    "hunyuan_v1_moe": ["num_experts_per_tok": "moe_topk"],
    "ernie4_5_moe": ["num_experts": "moe_num_experts", "num_experts_per_tok": "moe_k"],
    "gemma4": ["num_experts_per_tok": "top_k_experts"], "gpt_oss": ["num_experts_per_tok": "experts_per_token"],
    "kimi_linear": ["num_experts_per_tok": "num_experts_per_token"],
    "distilbert": [
      "hidden_size": "dim", "num_hidden_layers": "n_layers", "num_attention_heads": "n_heads",
      "intermediate_size": "hidden_dim",
    ],
    "afmoe": ["first_k_dense_replace": "num_dense_layers"],
    "phi3small": ["intermediate_size": "ff_intermediate_size"],
  ]

  /// Every layer, in an order that families with rules for their first layers have.
  var layers: [BlockGroup] {
    architecture.blocks.flatMap { block in
      Array(
        repeating: BlockGroup(count: 1, mixer: block.mixer, feedForward: block.feedForward, norms: block.norms),
        count: block.count)
    }
  }

  var attentions: [Attention] {
    architecture.blocks.compactMap { if case .attention(let attention) = $0.mixer { attention } else { nil } }
  }

  var mixtures: [MixtureOfExperts] {
    architecture.blocks.compactMap { if case .mixture(let part) = $0.feedForward { part } else { nil } }
  }

  var denses: [DenseFeedForward] {
    architecture.blocks.compactMap { if case .dense(let part) = $0.feedForward { part } else { nil } }
  }

  private mutating func document() -> JSONNode {
    if type == "whisper" {
      whisper()
    } else {
      sizes()
      mixers()
      feedForwards()
      special()
    }
    let nesting = [
      "gemma3", "gemma3n", "gemma4", "llama4", "mllama", "mistral3", "ministral3", "mistral4", "pixtral",
      "qwen3_vl", "qwen3_vl_moe", "qwen3_5", "qwen3_5_moe", "kimi_k25", "llava", "clip", "siglip", "muse_glimmer",
      "minimax_m3_vl",
    ]
    var outer = [JSONMember("model_type", JSONNode(.string(type)))]
    if nesting.contains(type), !architecture.towers.isEmpty {
      outer.append(JSONMember("text_config", JSONNode(.object(keys))))
    } else {
      outer += keys
    }
    if let tower = architecture.towers.first, type != "whisper", type != "phi3_v" {
      outer.append(JSONMember("vision_config", vision(tower)))
      if type == "clip" { outer.append(JSONMember("projection_dim", JSONNode(.integer(projection)))) }
    }
    outer += labels()
    outer.append(JSONMember("torch_dtype", JSONNode(.string("bfloat16"))))
    return JSONNode(.object(outer))
  }

  private mutating func sizes() {
    set("hidden_size", architecture.hiddenSize)
    set("num_hidden_layers", architecture.layers)
    set("vocab_size", architecture.vocabularySize)
    set("max_position_embeddings", architecture.maximumPositions)
    if architecture.kind != .encoder { set("tie_word_embeddings", architecture.head.kind == .tied) }
    if architecture.embeddings.tokenTypeRows > 0 { set("type_vocab_size", architecture.embeddings.tokenTypeRows) }
    if architecture.multiTokenPrediction != nil {
      if type.hasPrefix("qwen3_5") { set("mtp_num_hidden_layers", 1) }
      if !type.hasPrefix("qwen3") { set("num_nextn_predict_layers", 1) }
    }
  }
}
