import Domain
import TestSupport
import Testing

@testable import Catalogs

/// Whatever the catalog has can be brought as a configuration, but for models that make or cut out images.
@Suite("Configurations of the catalog's models")
struct ConfigurationLawTests {
  static let models =
    (try? SourceTree.shipped.allModels().filter { $0.architecture != nil && !withoutImporter.contains($0.family) }
      .map(\.id)) ?? []

  /// Families whose configurations aren't read.
  private static let withoutImporter: Set = ["SAM", "FLUX.1", "SDXL"]

  /// Checkpoints whose layers that predict further tokens no configuration tells: GLM-4.6's share the embedding, and
  /// Qwen3-Next has no key for them.
  private static let untold = ["glm-4.6", "qwen3-next-80b-a3b-instruct", "qwen3-next-80b-a3b-thinking"]

  @Test("Each model's family has an importer", arguments: models)
  func family(_ id: String) throws {
    let model = try SourceTree.shipped.model(id)
    let type = ModelTypes.type(of: model)
    #expect(type != nil, "\(model.id)")
    #expect(type.flatMap(ArchitectureFamily.named) != nil, "\(model.id): \(type ?? "")")
  }

  @Test("A configuration written from an entry reads back as the same tensors", arguments: models)
  func tensors(_ id: String) throws {
    let model = try SourceTree.shipped.model(id)
    let theirs = try #require(model.architecture)
    let type = try #require(ModelTypes.type(of: model))
    let ours = try read(ConfigurationWriter.text(theirs, type: type), isEmbedder: theirs.isEmbedder)
    let weighed = Self.byClass(ours)
    for (name, parameters) in Self.byClass(theirs)
    where name != .multiTokenPrediction || !Self.untold.contains(id) {
      #expect(weighed[name] ?? 0 == parameters, "\(model.id): \(name)")
    }
    #expect(Set(weighed.keys).isSubset(of: Self.byClass(theirs).keys), "\(model.id)")
    #expect(
      ours.cacheLayers.map(\.elementsPerToken).sorted() == theirs.cacheLayers.map(\.elementsPerToken).sorted(),
      "\(model.id)")
    #expect(ours.kind == theirs.kind && ours.layers == theirs.layers, "\(model.id)")
    #expect(ours.keyValueCacheElementsPerToken() == theirs.keyValueCacheElementsPerToken(), "\(model.id)")
    #expect(ours.recurrentStatePerSequence == theirs.recurrentStatePerSequence, "\(model.id)")
    #expect(ours.activeParametersPerToken == theirs.activeParametersPerToken, "\(model.id)")
  }

  /// Parameters by class; copies of a tied head, which a file has and no configuration tells, are left out.
  private static func byClass(_ architecture: ModelArchitecture) -> [TensorClass: Int64] {
    var sums: [TensorClass: Int64] = [:]
    for group in architecture.tensors where group.tensorClass != .checkpointCopy && group.parameters > 0 {
      sums[group.tensorClass, default: 0] += group.parameters
    }
    return sums
  }

  private func read(_ text: String, isEmbedder: Bool) throws -> ModelArchitecture {
    let folder = try TemporaryCatalog()
    let path = "\(folder.path)/model/config.json"
    try FileSystem.write(Array(text.utf8), to: path)
    if isEmbedder {
      let modules = #"[{"idx":1,"name":"1","path":"1_Pooling","type":"sentence_transformers.models.Pooling"}]"#
      try FileSystem.write(Array(modules.utf8), to: "\(folder.path)/model/modules.json")
    }
    return try #require(try SourceTree.shipped.model("\(folder.path)/model").architecture)
  }
}

extension ModelArchitecture {
  /// A decoder whose hidden states are pooled; its configuration is that of the model it was made from.
  fileprivate var isEmbedder: Bool { kind == .decoder && head.kind == .none }
}
