import Domain
import JSON
import Tensors

/// What a GGUF header tells of the model, in the keys of a configuration.
struct GGUFDescription {
  let name: String
  let architecture: String
  /// The number of the mix that llama-quantize was asked for; nil where it isn't told.
  let fileType: Int?
  let configuration: JSONNode

  init(_ source: any TensorSource, path: String) throws(CatalogError) {
    let metadata = (source as? any DescribedSource)?.metadata ?? [:]
    guard let architecture = metadata["general.architecture"]?.string else {
      throw .malformed(
        MalformedEntry(
          path: path, line: nil, keyPath: "general.architecture", expected: "the name of an architecture",
          found: "nothing", fix: "convert the model again with a current llama.cpp"))
    }
    self.architecture = architecture
    let file = path.split(separator: "/").last.map(String.init) ?? path
    name = file.hasSuffix(".gguf") ? String(file.dropLast(5)) : metadata["general.name"]?.string ?? file
    fileType = metadata["general.file_type"]?.integer
    var members = [JSONMember("model_type", JSONNode(.string(Self.type(architecture))))]
    for (key, value) in Self.keys {
      guard let node = metadata["\(architecture).\(key)"].flatMap(Self.node) else { continue }
      members.append(JSONMember(value, node))
    }
    members += try Self.tables(source, path)
    configuration = JSONNode(.object(members))
  }

  /// What tensors tell: the vocabulary's rows, and whether the head is one of them.
  private static func tables(_ source: any TensorSource, _ path: String) throws(CatalogError) -> [JSONMember] {
    guard let table = source.tensors.first(where: { $0.name == "token_embd.weight" }), let rows = table.shape.first
    else {
      throw .malformed(
        MalformedEntry(
          path: path, line: nil, keyPath: "token_embd.weight", expected: "a table of the vocabulary", found: "none",
          fix: "name the first part of a model; adapters and projectors are no models"))
    }
    let hasHead = source.tensors.contains { $0.name == "output.weight" }
    return [
      JSONMember("vocab_size", JSONNode(.integer(Int64(rows)))),
      JSONMember("tie_word_embeddings", JSONNode(.bool(!hasHead))),
    ]
  }

  private static func node(_ value: GGUFValue) -> JSONNode? {
    switch value {
    case .integer(let number): JSONNode(.integer(Int64(number)))
    case .real(let number): JSONNode(.real(number))
    case .numbers(let numbers): JSONNode(.array(numbers.map { JSONNode(.real($0)) }))
    case .bool(let flag): JSONNode(.bool(flag))
    case .string, .array: nil
    }
  }

  /// Keys of a header, after the architecture's name, and those of a configuration.
  private static let keys = [
    ("block_count", "num_hidden_layers"), ("context_length", "max_position_embeddings"),
    ("embedding_length", "hidden_size"), ("feed_forward_length", "intermediate_size"),
    ("attention.head_count", "num_attention_heads"), ("attention.head_count_kv", "num_key_value_heads"),
    ("attention.key_length", "head_dim"), ("attention.sliding_window", "sliding_window"),
    ("attention.q_lora_rank", "q_lora_rank"), ("attention.kv_lora_rank", "kv_lora_rank"),
    ("attention.value_length_mla", "v_head_dim"), ("rope.dimension_count", "qk_rope_head_dim"),
    ("expert_count", "num_experts"), ("expert_used_count", "num_experts_per_tok"),
    ("expert_feed_forward_length", "moe_intermediate_size"), ("expert_shared_count", "n_shared_experts"),
    ("expert_shared_feed_forward_length", "shared_expert_intermediate_size"),
    ("leading_dense_block_count", "first_k_dense_replace"),
  ]

  /// The `model_type` whose keys a header's stand for; one that nobody knows where layers follow rules of their own, which
  /// a header tells by other keys, so that plans say so.
  private static func type(_ architecture: String) -> String {
    let type = types[architecture] ?? architecture
    guard let family = ArchitectureFamily.named(type) else { return type }
    if case .encoder = family.special { return type }
    return family.special == nil && family.recurrence == nil ? type : architecture + ".gguf"
  }

  /// llama.cpp's names of architectures, where they differ from Hugging Face's.
  private static let types = [
    "qwen2moe": "qwen2_moe", "qwen3moe": "qwen3_moe", "gemma3": "gemma3_text", "phi2": "phi",
    "deepseek2": "deepseek_v3",
    "gpt-oss": "gpt_oss", "glm4moe": "glm4_moe", "command-r": "cohere", "minimax-m2": "minimax_m2",
    "hunyuan-dense": "hunyuan_v1_dense", "hunyuan-moe": "hunyuan_v1_moe", "ernie4_5-moe": "ernie4_5_moe",
    "llama4": "llama4_text", "seed_oss": "seed_oss", "mistral3": "mistral", "gptneox": "gpt_neox",
  ]
}
