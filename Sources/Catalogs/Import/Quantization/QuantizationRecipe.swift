import Domain

/// What a checkpoint's configuration says of its quantization.
struct QuantizationRecipe {
  /// Modules that are stored in one format.
  struct Group {
    /// Nil for every linear layer.
    let targets: ModulePatterns?
    /// Nil for what stays wide.
    let format: StorageFormat?
  }

  /// The id of the catalog's scheme.
  let scheme: String
  let label: String
  /// What the whole is called where the scheme's name and published quality are of another format.
  var name: String?
  /// What some modules are stored in that is narrower than that: `INT2`.
  var narrowerPart: String?
  let groups: [Group]
  let ignored: ModulePatterns
  /// Whether embedding and head are quantized as all else is.
  var coversHeads = false
  /// Whether lists may name the embedding.
  var reachesEmbedding = false
  /// The ids of the engines that read such files; nil for those of the scheme.
  var engines: [String]?
  /// The format of the key-value cache that it has scales for.
  var keyValueCache: KeyValueCacheFormat?

  /// The checkpoint of a model whose layers are known, first layer first.
  ///
  /// - Parameters:
  ///   - type: the text model's `model_type`.
  ///   - scheme: gives the catalog's scheme of an id.
  func checkpoint(
    _ layers: [BlockGroup], of architecture: ModelArchitecture, type: String, source: String,
    _ scheme: (String) throws(CatalogError) -> Scheme
  ) throws(CatalogError) -> (Checkpoint, base: Scheme) {
    var base = try scheme(self.scheme)
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
    addHeads(of: architecture, to: &tally, base)
    let isNamed = tally.quantizes(only: .experts, in: Self.narrowExperts.format)
    if isNamed { base = try scheme(Self.narrowExperts.scheme) }
    let checkpoint = Checkpoint(
      scheme: base.id, label: label, name: isNamed ? nil : ownName(base), source: source,
      portions: tally.portions(besides: base, in: Self.traits(of: architecture)), engines: engines,
      keyValueCache: keyValueCache)
    return (checkpoint, base)
  }

  private func ownName(_ base: Scheme) -> String? {
    narrowerPart.map { "\(name ?? base.name), in part \($0)" } ?? name
  }

  /// What rules of schemes ask of the model.
  static func traits(of architecture: ModelArchitecture) -> Scheme.ModelTraits {
    Scheme.ModelTraits(layers: architecture.layers, experts: architecture.tensors.lazy.compactMap(\.experts).first)
  }

  /// Experts alone in groups of 32 have a scheme of their own.
  private static let narrowExperts = (format: "int4-g32", scheme: "int4-experts-g32")

  /// Embedding and head stay wide in most libraries unless they are named.
  private func addHeads(of architecture: ModelArchitecture, to tally: inout FormatTally, _ base: Scheme) {
    var heads: [(name: TensorClass, modules: [String])] = [(.embedding, ["embed_tokens", "model.embed_tokens"])]
    if architecture.head.kind == .separate { heads.append((.outputHead, ["lm_head"])) }
    for (name, modules) in heads {
      if coversHeads {
        tally.add(1, of: name, in: format(of: modules, isNamed: false) ?? base.uncovered)
      } else if name != .embedding || reachesEmbedding, let format = format(of: modules, isNamed: true) {
        tally.add(1, of: name, in: format)
      }
    }
  }

  /// What a module is stored in; nil where it stays wide.
  ///
  /// - Parameter isNamed: whether only a list that names it counts.
  private func format(of modules: [String], isNamed: Bool) -> StorageFormat? {
    if !ignored.isEmpty, modules.contains(where: ignored.mean) { return nil }
    let group = groups.first { group in group.targets.map { modules.contains(where: $0.mean) } ?? !isNamed }
    return group.flatMap(\.format)
  }
}

extension Set<TensorClass> {
  fileprivate static let experts: Set = [.expertGate, .expertUp, .expertDown]
}
