import JSON
import Platform

/// Which way a checkpoint's fused experts lie, by its `config.json`.
struct ExpertLayout: Sendable {
  private let hiddenSize: Int?
  private let modelTypes: Set<String>

  /// Architectures whose classes multiply by experts × inputs × outputs as they are stored; others store outputs first.
  private static let inputsFirst: Set = [
    "llama4", "llama4_text", "gpt_oss", "qwen3_vl_moe", "qwen3_vl_moe_text",
  ]

  /// Nothing is known where a folder has no configuration.
  init(folder: String) throws(TensorError) {
    let path = "\(folder)/config.json"
    let json = try RegularFile.isThere(path) ? JSONNode.configuration(path) : nil
    let text = json?["text_config"]
    hiddenSize = (text?["hidden_size"] ?? json?["hidden_size"])?.integer
    modelTypes = Set([json?["model_type"]?.string, text?["model_type"]?.string].compactMap(\.self))
  }

  /// Whether a tensor's inputs stand before its outputs: by the model's width where that tells, else by its type.
  func isTransposed(_ tensor: TensorDescriptor) -> Bool {
    guard tensor.shape.count == 3, tensor.shape.allSatisfy({ $0 > 0 }) else { return false }
    let (middle, last) = (tensor.shape[1], tensor.shape[2])
    let takesHidden = tensor.name.hasSuffix("experts.gate_up_proj")
    guard takesHidden || tensor.name.hasSuffix("experts.down_proj") else { return false }
    if let hiddenSize, (middle == hiddenSize) != (last == hiddenSize) {
      return (middle == hiddenSize) == takesHidden
    }
    return !modelTypes.isDisjoint(with: Self.inputsFirst)
  }
}
