import Domain
import JSON

/// A model from a `config.json`: its shape, as the catalog would describe it.
enum ConfiguredModel {
  /// - Parameters:
  ///   - path: the configuration.
  ///   - store: where the schemes and formats of quantized checkpoints are.
  static func read(_ path: String, _ store: CatalogStore) throws(CatalogError) -> Model {
    let configuration = try Configuration(path: path)
    let reading = try reading(configuration)
    // One of several configurations in a folder tells nothing of what else lies there.
    let tensors = ModelFile.isNamed(path) ? WeightFileModel.tensors(beside: path) : nil
    let name = ModelFile.modelName(path) ?? reading.type
    let checkpoint = try checkpoint(configuration, reading, tensors, store)
    let told = try nativeFormat(configuration)
    let format = checkpoint == nil ? tensors.flatMap { StoredTensors($0).native } ?? told : told
    let origin = ModelOrigin(
      path: path, tensors: tensors?.count, assumed: configuration.assumed,
      unknownType: reading.isKnown ? nil : reading.type, uncounted: reading.uncounted)
    return Model(
      id: identifier(name, otherwise: reading.type), name: name == "." || name == ".." ? reading.type : name,
      family: reading.type, publisher: "unknown", modality: reading.modality,
      nativeFormat: format, architecture: reading.architecture,
      provenance: ModelProvenance(evidence: origin.tellsAll ? .a : .b, sources: [path]), origin: origin,
      checkpoint: checkpoint)
  }

  struct Reading {
    let type: String
    /// That of the text model.
    let textType: String
    let isKnown: Bool
    let modality: Modality
    let architecture: ModelArchitecture
    let uncounted: [Tower.Kind]
    /// First layer first.
    let layers: [BlockGroup]
  }

  /// The family of the text and that of the whole, which tells of towers.
  static func reading(_ configuration: Configuration) throws(CatalogError) -> Reading {
    let root = configuration.root
    let text = configuration.text
    let outer = try root.string("model_type")
    let inner = try text.string("model_type")
    guard let type = outer ?? inner else {
      throw root.mismatch("model_type", "the name of an architecture, such as \"llama\"")
    }
    let whole = ArchitectureFamily.named(type)
    let family = inner.flatMap(ArchitectureFamily.named) ?? whole
    if family == nil { try checkPlain(text, type) }
    var uncounted: [Tower.Kind] = []
    let reader = ArchitectureReader(text, family: family ?? .plain)
    let towers = try towers(configuration, whole ?? family, reader, &uncounted)
    let architecture = try architecture(reader, root, towers)
    return Reading(
      type: type, textType: inner ?? type, isKnown: family != nil, modality: modality(architecture, family),
      architecture: architecture,
      uncounted: uncounted, layers: architecture.kind == .decoder ? try reader.blocks() : architecture.blocks)
  }

  private static func architecture(
    _ reader: ArchitectureReader, _ root: ConfigurationSection, _ towers: [Tower]
  ) throws(CatalogError) -> ModelArchitecture {
    switch reader.family.special {
    case .whisper: try reader.whisper()
    case .vit: try reader.visionTransformer()
    case .clip: try reader.contrastive(root)
    case .siglip: try reader.sigmoidal(root)
    case .deberta: try reader.disentangled(root)
    case .modernBERT: try reader.modernBERT(root)
    default: try reader.architecture(root: root, towers: towers)
    }
  }

  /// Refuses an architecture that nobody knows here, unless its keys are a plain decoder's.
  private static func checkPlain(_ text: ConfigurationSection, _ type: String) throws(CatalogError) {
    let needed = ["hidden_size", "num_hidden_layers", "num_attention_heads", "vocab_size"]
    let foreign = [
      "kv_lora_rank", "ssm_state_size", "mamba_d_state", "linear_num_key_heads", "encoder_layers", "hc_mult",
    ]
    guard needed.allSatisfy(text.has), !foreign.contains(where: text.has) else {
      throw text.fault(
        "model_type",
        expected: "an architecture that is known here, or one with a plain decoder's keys: "
          + needed.joined(separator: ", "),
        found: "\"\(type)\"", fix: "describe the model in a JSON file of your own, as in catalogs/models")
    }
  }

  private static func towers(
    _ configuration: Configuration, _ family: ArchitectureFamily?, _ reader: ArchitectureReader,
    _ uncounted: inout [Tower.Kind]
  ) throws(CatalogError) -> [Tower] {
    let root = configuration.root
    switch family?.special {
    // They have towers of their own.
    case .clip, .siglip: return []
    default: break
    }
    if root.section("audio_config") != nil, family?.special.isGemma3n != true {
      uncounted.append(.audio)
    }
    guard let section = root.section("vision_config") ?? root.section("vision_tower") ?? implied(root, family) else {
      return []
    }
    guard let tower = family?.tower else {
      uncounted.append(.vision)
      return []
    }
    return [try TowerReader(section, family: tower, textSize: reader.hidden()).tower()]
  }

  /// Phi-3.5's encoder is CLIP's, named and not described.
  private static func implied(_ root: ConfigurationSection, _ family: ArchitectureFamily?) -> ConfigurationSection? {
    guard case .crops = family?.tower?.projector else { return nil }
    return ConfigurationSection(root.configuration, .init(.object([])), prefix: "img_processor.")
  }

  private static func modality(_ architecture: ModelArchitecture, _ family: ArchitectureFamily?) -> Modality {
    if family?.special.isGemma3n == true { return .omni }
    if case .vit = family?.special { return .image }
    return switch architecture.kind {
    case .encoder: .embedding
    case .encoderDecoder: .speech
    case .denoiser: .image
    case .decoder where architecture.head.kind == .none: .embedding
    case .decoder: architecture.towers.isEmpty ? .text : .vision
    }
  }

  /// Small letters, digits and hyphens, as the catalog's ids are.
  static func identifier(_ name: String, otherwise type: String) -> String {
    let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".")) }
    let id = words.joined(separator: "-").drop { $0 == "." }
    return id.isEmpty ? type : String(id)
  }
}

extension ArchitectureFamily.Special? {
  fileprivate var isGemma3n: Bool { if case .gemma3n = self { true } else { false } }
}
