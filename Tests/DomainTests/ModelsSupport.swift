import Domain
import FoundationEssentials
import TestSupport
import Testing

/// The repository's model catalog, read once.
enum ModelCatalog {
  static let repository = URL(filePath: SourceTree.root)

  /// Each file's text by its name without `.json`.
  static let files: [String: Data] = {
    let directory = repository.appending(path: "catalogs/models")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    var files: [String: Data] = [:]
    for name in names where name.hasSuffix(".json") {
      files[String(name.dropLast(5))] = try? Data(contentsOf: directory.appending(path: name))
    }
    return files
  }()

  /// Models that could be read, by file name.
  static let models: [String: Model] = files.compactMapValues { try? JSONDecoder().decode(Model.self, from: $0) }

  /// Those of them that can be sized, in a fixed order.
  static let sized: [(id: String, model: Model, architecture: ModelArchitecture)] =
    models.sorted { $0.key < $1.key }.compactMap { id, model in
      model.architecture.map { (id, model, $0) }
    }

  static func architecture(_ id: String) throws -> ModelArchitecture {
    try #require(models[id]?.architecture, "no architecture for \(id)")
  }
}

/// What each model's published configuration says about its cache.
struct CacheFacts: Decodable {
  struct Entry: Decodable {
    let elements: Int64
    let layers: Int
    let depth: Int
    let localLayers: Int?
    let globalLayers: Int?
    let localTokens: Int?
    let stateElements: Int64?
    let activeParameters: Int64?
  }
  let source: String
  let models: [String: Entry]

  static func load() throws -> CacheFacts {
    let path = ModelCatalog.repository.appending(path: "Tests/Fixtures/key-value-cache-elements.json")
    return try JSONDecoder().decode(CacheFacts.self, from: Data(contentsOf: path))
  }
}

/// Reads JSON text into a type.
func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
  try JSONDecoder().decode(type, from: Data(text.utf8))
}

/// A small dense model to vary in tests.
func smallModel(blocks: String) -> String {
  """
  { "hiddenSize": 64, "vocabularySize": 100, "head": "tied", "blocks": [\(blocks)] }
  """
}
