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
      guard let usual = TensorNames.usual(group.tensorClass), usual.family.isUsuallyQuantized,
        let last = usual.safetensors.last
      else { return [] }
      let names = usual.safetensors
      // Groups of one class share out the layers; once all have one, the next group is the class's other matrix.
      let first = placed[group.tensorClass, default: 0]
      placed[group.tensorClass] = first + group.layers
      return (0..<group.count).map { index in
        let place = first + index / (group.experts ?? 1)
        let turn = place / layers
        let name = turn < names.count ? names[turn] : "\(last)_\(turn)"
        let expert = group.experts.map { "experts.\(index % $0)." } ?? ""
        return TensorDescriptor(
          name: "model.layers.\(place % layers).\(name.replacing("@", with: expert)).weight",
          shape: [group.rows, group.columns], elementType: .bfloat16, elementCount: group.rows * group.columns)
      }
    }
  }
}
