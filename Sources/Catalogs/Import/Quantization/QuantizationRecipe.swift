import Domain

/// What a checkpoint's configuration says of its quantization.
struct QuantizationRecipe {
  /// Modules that are stored in one format.
  struct Group {
    /// Nil for every linear layer.
    let targets: ModulePatterns?
    let format: StorageFormat
  }

  /// The id of the catalog's scheme.
  let scheme: String
  let label: String
  let groups: [Group]
  let ignored: ModulePatterns

  /// The checkpoint of a model whose layers are known, first layer first.
  ///
  /// - Parameters:
  ///   - type: the text model's `model_type`.
  ///   - base: the catalog's scheme.
  func checkpoint(
    _ layers: [BlockGroup], of architecture: ModelArchitecture, type: String, base: Scheme, source: String
  ) -> Checkpoint {
    var tally = FormatTally()
    let names = ModuleNames(type: type).inLayers
    for (index, layer) in layers.enumerated() {
      let one = ModelArchitecture(
        hiddenSize: architecture.hiddenSize, vocabularySize: 0, maximumPositions: nil, head: OutputHead(.none),
        finalNorms: 0, rotaryDimension: nil, blocks: [layer])
      for tensor in one.tensors where tensor.parameters > 0 {
        guard let modules = names[tensor.tensorClass]?.map({ "layers.\(index).\($0)" }) else { continue }
        tally.add(
          Double(tensor.parameters), of: tensor.tensorClass, in: format(of: modules, isNamed: false) ?? base.uncovered)
      }
    }
    // Heads stay wide in all libraries unless they are named.
    if architecture.head.kind == .separate, let format = format(of: ["lm_head"], isNamed: true) {
      tally.add(1, of: .outputHead, in: format)
    }
    return Checkpoint(
      scheme: base.id, label: label, source: source,
      portions: tally.portions(besides: base, in: Self.traits(of: architecture)))
  }

  /// What rules of schemes ask of the model.
  static func traits(of architecture: ModelArchitecture) -> Scheme.ModelTraits {
    Scheme.ModelTraits(layers: architecture.layers, experts: architecture.tensors.lazy.compactMap(\.experts).first)
  }

  /// What a module is stored in; nil where it stays wide.
  ///
  /// - Parameter isNamed: whether only a list that names it counts.
  private func format(of modules: [String], isNamed: Bool) -> StorageFormat? {
    if !ignored.isEmpty, modules.contains(where: ignored.mean) { return nil }
    return groups.first { group in group.targets.map { modules.contains(where: $0.mean) } ?? !isNamed }?.format
  }
}
