/// A model as the catalog knows it: what it is, how it is built, what it descends from.
package struct Model: Codable, Sendable, Hashable, Identifiable {
  package let id: String
  package let name: String
  /// Short names that people type, unique across the catalog.
  package let aliases: [String]
  package let family: String
  package let publisher: String
  package let huggingFaceID: String?
  /// The repository of the model that it was tuned from, where that has the same architecture to the last figure.
  package let huggingFaceBaseID: String?
  /// ISO 8601 date; nil when unknown.
  package let released: String?
  package let licence: String?
  package let modality: Modality
  /// What it was made for, where its modality leaves that open; nil where nobody said.
  package let task: Task?
  package let nativeFormat: NativeFormat
  package let parameters: PublishedParameters
  /// Nil when the layout is not known well enough to size; `unsizeable` then says why.
  package internal(set) var architecture: ModelArchitecture?
  package let unsizeable: String?
  package let relations: [ModelRelation]
  package let benchmarks: [ModelBenchmark]
  package let provenance: ModelProvenance
  /// The file that it is from, of a model that nobody catalogued by hand.
  package let origin: ModelOrigin?
  /// How its checkpoint is quantized, where it is the user's own.
  package let checkpoint: Checkpoint?

  package init(
    id: String, name: String, aliases: [String] = [], family: String, publisher: String, huggingFaceID: String? = nil,
    huggingFaceBaseID: String? = nil, released: String? = nil, licence: String? = nil, modality: Modality,
    task: Task? = nil, nativeFormat: NativeFormat, parameters: PublishedParameters = .unknown,
    architecture: ModelArchitecture?, unsizeable: String? = nil, relations: [ModelRelation] = [],
    benchmarks: [ModelBenchmark] = [], provenance: ModelProvenance, origin: ModelOrigin? = nil,
    checkpoint: Checkpoint? = nil
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.family = family
    self.publisher = publisher
    self.huggingFaceID = huggingFaceID
    self.huggingFaceBaseID = huggingFaceBaseID
    self.released = released
    self.licence = licence
    self.modality = modality
    self.task = task
    self.nativeFormat = nativeFormat
    self.parameters = parameters
    self.architecture = architecture
    self.unsizeable = unsizeable
    self.relations = relations
    self.benchmarks = benchmarks
    self.provenance = provenance
    self.origin = origin
    self.checkpoint = checkpoint
  }

  /// The id of the scheme that the checkpoint is stored in, where it is already quantized.
  package var publishedSchemeID: String? { checkpoint?.scheme ?? nativeFormat.publishedSchemeID }
}

extension Model {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case id, name, aliases, family, publisher, huggingFaceID, huggingFaceBaseID, released, licence, modality
    case task, nativeFormat, parameters, architecture, unsizeable, checkpoint, relations, benchmarks, provenance, origin
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.strictContainer(keyedBy: CodingKeys.self)
    self.init(
      id: try container.decode(String.self, forKey: .id),
      name: try container.decode(String.self, forKey: .name),
      aliases: try container.value(.aliases, default: []),
      family: try container.decode(String.self, forKey: .family),
      publisher: try container.decode(String.self, forKey: .publisher),
      huggingFaceID: try container.decodeIfPresent(String.self, forKey: .huggingFaceID),
      huggingFaceBaseID: try container.decodeIfPresent(String.self, forKey: .huggingFaceBaseID),
      released: try container.decodeIfPresent(String.self, forKey: .released),
      licence: try container.decodeIfPresent(String.self, forKey: .licence),
      modality: try container.named(.modality),
      task: container.contains(.task) ? try container.named(.task) : nil,
      nativeFormat: try container.named(.nativeFormat),
      parameters: try container.value(.parameters, default: .unknown),
      architecture: try container.decodeIfPresent(ModelArchitecture.self, forKey: .architecture),
      unsizeable: try container.decodeIfPresent(String.self, forKey: .unsizeable),
      relations: try container.value(.relations, default: []),
      benchmarks: try container.value(.benchmarks, default: []),
      provenance: try container.decode(ModelProvenance.self, forKey: .provenance),
      origin: try container.decodeIfPresent(ModelOrigin.self, forKey: .origin),
      checkpoint: try container.decodeIfPresent(Checkpoint.self, forKey: .checkpoint))
    guard (architecture == nil) != (unsizeable == nil) else {
      throw container.invalid(
        .architecture, "expected either an architecture, or the reason for its absence under \"unsizeable\"")
    }
    if let task, !task.suits(modality) {
      throw container.invalid(
        .task, "\(task.rawValue) is no task of a model of modality \(modality.rawValue); leave it out or change one")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(name, forKey: .name)
    try container.encode(aliases, forKey: .aliases, unless: [])
    try container.encode(family, forKey: .family)
    try container.encode(publisher, forKey: .publisher)
    try container.encodeIfPresent(huggingFaceID, forKey: .huggingFaceID)
    try container.encodeIfPresent(huggingFaceBaseID, forKey: .huggingFaceBaseID)
    try container.encodeIfPresent(released, forKey: .released)
    try container.encodeIfPresent(licence, forKey: .licence)
    try container.encode(modality, forKey: .modality)
    try container.encodeIfPresent(task, forKey: .task)
    try container.encode(nativeFormat, forKey: .nativeFormat)
    try container.encode(parameters, forKey: .parameters, unless: .unknown)
    try container.encodeIfPresent(architecture, forKey: .architecture)
    try container.encodeIfPresent(unsizeable, forKey: .unsizeable)
    try container.encodeIfPresent(checkpoint, forKey: .checkpoint)
    try container.encode(relations, forKey: .relations, unless: [])
    try container.encode(benchmarks, forKey: .benchmarks, unless: [])
    try container.encode(provenance, forKey: .provenance)
    try container.encodeIfPresent(origin, forKey: .origin)
  }
}
