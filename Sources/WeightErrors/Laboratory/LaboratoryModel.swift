import Domain
import Tensors

/// A catalog model as the laboratory sees it: its matrices by name and shape, to be filled with synthetic weights.
package enum LaboratoryModel {
  /// Invented weights in the shapes of the model's own matrices; nil for a model whose layout is not known.
  package static func syntheticSource(_ model: Model, seed: UInt64) -> SyntheticSource? {
    guard let architecture = model.architecture else { return nil }
    return SyntheticSource(tensors(of: architecture), seed: seed)
  }

  /// One descriptor for each matrix that recipes quantize, named as checkpoints name them.
  static func tensors(of architecture: ModelArchitecture) -> [TensorDescriptor] {
    let layers = max(architecture.blocks.reduce(0) { $0 + $1.count }, 1)
    var placed: [TensorClass: Int] = [:]
    return architecture.tensors.filter { $0.columns > 1 && $0.rows > 0 }.flatMap { group -> [TensorDescriptor] in
      let names = matrixNames(group.tensorClass)
      guard !names.isEmpty else { return [] }
      // Groups of one class share out the layers; once all have one, the next group is the class's other matrix.
      let first = placed[group.tensorClass, default: 0]
      placed[group.tensorClass] = first + group.layers
      return (0..<group.count).map { index in
        let place = first + index / (group.experts ?? 1)
        let turn = place / layers
        let name = turn < names.count ? names[turn] : "\(names[names.count - 1])_\(turn)"
        let expert = group.experts.map { "experts.\(index % $0)." } ?? ""
        return TensorDescriptor(
          name: "model.layers.\(place % layers).\(name.replacing("@", with: expert)).weight",
          shape: [group.rows, group.columns], elementType: .bfloat16, elementCount: group.rows * group.columns)
      }
    }
  }

  /// The names within a layer, `@` where an expert's number goes; none for what recipes leave alone.
  private static func matrixNames(_ tensorClass: TensorClass) -> [String] {
    switch tensorClass {
    case .attentionQuery: ["self_attn.q_proj"]
    case .attentionKey: ["self_attn.k_proj"]
    case .attentionValue: ["self_attn.v_proj"]
    case .attentionOutput: ["self_attn.o_proj"]
    case .latentDown: ["self_attn.q_a_proj", "self_attn.kv_a_proj"]
    case .latentUp: ["self_attn.q_b_proj", "self_attn.kv_b_proj"]
    case .feedForwardGate: ["mlp.gate_proj"]
    case .feedForwardUp: ["mlp.up_proj"]
    case .feedForwardDown: ["mlp.down_proj"]
    case .expertGate: ["mlp.@gate_proj"]
    case .expertUp: ["mlp.@up_proj"]
    case .expertDown: ["mlp.@down_proj"]
    case .sharedExpertGate: ["mlp.shared_expert.gate_proj"]
    case .sharedExpertUp: ["mlp.shared_expert.up_proj"]
    case .sharedExpertDown: ["mlp.shared_expert.down_proj"]
    case .latentExpert: ["mlp.latent_up_proj", "mlp.latent_down_proj"]
    case .recurrentProjection: ["linear_attn.in_proj"]
    default: []
    }
  }
}
