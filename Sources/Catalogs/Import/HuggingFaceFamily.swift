/// The architectures of Hugging Face configurations whose weights are understood, by `model_type`.
///
/// Defaults are those of the transformers library for keys that a configuration leaves out.
enum HuggingFaceFamily: String, CaseIterable {
  case llama, mistral, mixtral, qwen2, qwen3, gemma2, phi3, olmo2, glm, glm4, bert
  case qwen2Mixture = "qwen2_moe"
  case qwen3Mixture = "qwen3_moe"
  case gemma3 = "gemma3"
  case gemma3Text = "gemma3_text"
  case deepSeekV2 = "deepseek_v2"
  case deepSeekV3 = "deepseek_v3"
  case gptOSS = "gpt_oss"
  case llama4 = "llama4"
  case llama4Text = "llama4_text"
  case glm4Mixture = "glm4_moe"

  /// Whether the head shares the embedding unless the configuration says otherwise.
  var tiesEmbeddings: Bool { [.gemma2, .gemma3, .gemma3Text].contains(self) }

  var isLatent: Bool { self == .deepSeekV2 || self == .deepSeekV3 }

  /// Norms as wide as the hidden size in each block.
  var norms: Int { [.gemma2, .gemma3, .gemma3Text, .glm4].contains(self) ? 4 : 2 }

  /// Head dimension that the library assumes in place of hidden size over heads.
  var headDimension: Int? {
    switch self {
    case .gemma2, .gemma3, .gemma3Text: 256
    case .qwen3, .glm, .glm4: 128
    default: nil
    }
  }

  /// Numbers that published configurations of the family leave out.
  var defaults: [String: Int] {
    guard self == .gemma3 || self == .gemma3Text else { return [:] }
    return [
      "vocab_size": 262_208, "max_position_embeddings": 131_072, "num_attention_heads": 8, "num_key_value_heads": 4,
      "sliding_window": 4096,
    ]
  }

  /// Whether every query head has its own keys and values unless the configuration says otherwise.
  var defaultsToFullHeads: Bool { [.llama, .phi3, .olmo2, .bert].contains(self) }
}
