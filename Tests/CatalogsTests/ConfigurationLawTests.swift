import Domain
import TestSupport
import Testing

@testable import Catalogs

/// Whatever the catalog has can be brought as a configuration.
@Suite("Configurations of the catalog's models")
struct ConfigurationLawTests {
  static let models =
    (try? SourceTree.shipped.allModels().filter { $0.architecture != nil && !unread.contains($0.id) }.map(\.id)) ?? []

  /// Checkpoints whose layers that predict further tokens no configuration tells: GLM-4.6's share the embedding, and
  /// Qwen3-Next has no key for them.
  private static let untold = ["glm-4.6", "qwen3-next-80b-a3b-instruct", "qwen3-next-80b-a3b-thinking"]

  /// Entries whose configurations are read as something else yet: classifiers' heads, padding positions, activations with
  /// parameters, families without a row.
  private static let unread: Set = [
    "apertus-70b-instruct-2509", "apertus-8b-instruct-2509", "bge-m3", "bge-reranker-base", "bge-reranker-large",
    "bge-reranker-v2-m3", "clip-vit-base-patch16", "clip-vit-base-patch32", "deberta-v3-base", "deberta-v3-large",
    "distilbert-sst-2", "e5-mistral-7b-instruct", "finbert", "k-exaone-236b-a23b", "kimi-k2.7-code", "ling-1t",
    "ling-flash-2.0", "ling-mini-2.0", "ms-marco-minilm-l6-v2", "multilingual-e5-base", "multilingual-e5-large",
    "muse-glimmer-30b", "north-mini-code-1.0", "olmo-hybrid-7b", "qwen3-embedding-0.6b", "qwen3-embedding-4b",
    "qwen3-embedding-8b", "ring-1t", "roberta-base", "roberta-large", "sarvam-30b", "siglip-base-patch16-224",
    "siglip-so400m-patch14-384", "siglip2-base-patch16-224", "solar-open-100b", "trinity-mini",
    "twitter-roberta-base-sentiment", "whisper-base", "whisper-medium", "whisper-small", "whisper-tiny",
    "xlm-roberta-base", "xlm-roberta-large",
  ]

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
    let ours = try read(ConfigurationWriter.text(theirs, type: type))
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

  private func read(_ text: String) throws -> ModelArchitecture {
    let folder = try TemporaryCatalog()
    let path = "\(folder.path)/model/config.json"
    try FileSystem.write(Array(text.utf8), to: path)
    return try #require(try SourceTree.shipped.model("\(folder.path)/model").architecture)
  }
}
