import Domain
import JSON

extension ConfigurationWriter {
  /// The part for images, in the names of the family's encoder.
  func vision(_ tower: Tower) -> JSONNode {
    guard let layers = tower.transformer else { return JSONNode(.object([])) }
    switch type {
    case "qwen2_5_vl": return Self.node(qwen(layers, patch: 14))
    case "qwen3_vl", "qwen3_vl_moe", "qwen3_5", "qwen3_5_moe":
      let deep = type.hasPrefix("qwen3_vl") ? [8, 16, 24] : []
      return Self.node(
        qwen(layers, patch: 16)
          + [JSONMember("deepstack_visual_indexes", JSONNode(.array(deep.map { JSONNode(.integer(Int64($0))) })))])
    case "kimi_k25":
      return Self.node(
        members([
          "vt_num_hidden_layers": layers.layers, "vt_hidden_size": layers.hiddenSize,
          "vt_intermediate_size": layers.intermediateSize, "vt_num_attention_heads": layers.heads, "patch_size": 14,
        ]))
    case "clip", "siglip":
      let size = sides(tower, layers)
      return Self.node(usual(layers, patch: size.patch, image: size.image))
    case "mllama":
      return Self.node(
        members([
          "num_hidden_layers": layers.layers - 8, "num_global_layers": 8, "hidden_size": layers.hiddenSize,
          "intermediate_size": layers.intermediateSize, "attention_heads": layers.heads, "image_size": 560,
        ]))
    default:
      let patch = type == "pixtral" || type == "gemma4" ? 16 : 14
      let image = ["gemma3": 896, "mistral3": 1540, "ministral3": 1540, "mistral4": 1540, "pixtral": 1024]
      return Self.node(
        usual(layers, patch: patch, image: image[type] ?? 336)
          + [JSONMember("standardize", JSONNode(.bool(true)))])
    }
  }

  private static func node(_ members: [JSONMember]) -> JSONNode { JSONNode(.object(members)) }

  private func members(_ numbers: KeyValuePairs<String, Int>) -> [JSONMember] {
    numbers.map { JSONMember($0.key, JSONNode(.integer(Int64($0.value)))) }
  }

  private func qwen(_ layers: TowerLayers, patch: Int) -> [JSONMember] {
    members([
      "depth": layers.layers, "hidden_size": layers.hiddenSize, "intermediate_size": layers.intermediateSize,
      "num_heads": layers.heads, "patch_size": patch, "out_hidden_size": architecture.hiddenSize,
    ])
  }

  private func usual(_ layers: TowerLayers, patch: Int, image: Int) -> [JSONMember] {
    members([
      "num_hidden_layers": layers.layers, "hidden_size": layers.hiddenSize,
      "intermediate_size": layers.intermediateSize, "num_attention_heads": layers.heads, "patch_size": patch,
      "image_size": image,
    ])
  }
}
