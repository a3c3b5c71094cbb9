import Domain
import JSON
import TestSupport
import Testing

@testable import Catalogs

/// Models of files, as entries of one's own.
@Suite("Imported models")
struct ModelImportTests {
  private let folder: TemporaryFolder
  private let own: OwnCatalog

  init() throws {
    folder = try TemporaryFolder()
    own = OwnCatalog(folder: folder.path + "/own", shipped: [SourceTree.catalogs])
  }

  private func model(_ text: String, in name: String = "My_Model") throws -> String {
    let path = "\(folder.path)/\(name)"
    try FileSystem.makeFolders(path)
    try FileSystem.write(Array(text.utf8), to: "\(path)/config.json")
    return path
  }

  private func write(_ path: String, id: String? = nil, name: String? = nil, replacing: Bool = false) throws -> Model {
    let draft = try own.draft(importing: path, id: id, name: name, replacing: replacing)
    let written = try own.write([draft], replacing: replacing)
    #expect(written == [own.path(.models, draft.id)])
    return try own.store.model(draft.id)
  }

  /// What plans are made from: all but what the entry is called, and the note of how it came about.
  private static func planned(_ model: Model) -> Model {
    Model(
      id: "", name: "", family: model.family, publisher: model.publisher, modality: model.modality,
      nativeFormat: model.nativeFormat, parameters: model.parameters, architecture: model.architecture,
      provenance: ModelProvenance(evidence: model.provenance.evidence, sources: model.provenance.sources),
      origin: model.origin, checkpoint: model.checkpoint)
  }

  @Test("The entry of a configuration is the model of its path", arguments: ConfigurationLawTests.models)
  func same(_ id: String) throws {
    let shipped = try SourceTree.shipped.model(id)
    let type = try #require(ModelTypes.type(of: shipped))
    let architecture = try #require(shipped.architecture)
    let path = try model(ConfigurationWriter.text(architecture, type: type))
    #expect(try Self.planned(write(path)) == Self.planned(SourceTree.shipped.model(path)))
  }

  @Test("The entry of a quantized checkpoint keeps how it is stored", arguments: QuantizationReaderTests.forms)
  func quantized(text: String, scheme: String, label: String) throws {
    let keys = ConfigurationTests.plain
    let path = try model(#"{"model_type":"llama",\#(keys),"quantization_config":\#(text)}"#)
    let entry = try write(path)
    #expect(entry.checkpoint?.scheme == scheme && entry.checkpoint?.label == label)
    #expect(try Self.planned(entry) == Self.planned(SourceTree.shipped.model(path)))
  }

  @Test("It is called after its folder unless told otherwise, and tells its file and the day")
  func named() throws {
    let path = try model(#"{"model_type":"llama",\#(ConfigurationTests.plain)}"#)
    let entry = try write(path)
    #expect(entry.id == "my-model" && entry.name == "My_Model")
    #expect(entry.provenance.sources == ["\(path)/config.json"])
    let note = try #require(entry.provenance.notes.first)
    #expect(note.contains(Today.text) && note.count <= 100)
    let other = try write(path, id: "my-other.1", name: "Other")
    #expect(other.id == "my-other.1" && other.name == "Other")
  }

  @Test("An entry that is there stays unless it is to be replaced, and so does one that is shipped")
  func replaced() throws {
    let path = try model(#"{"model_type":"llama",\#(ConfigurationTests.plain)}"#)
    _ = try write(path)
    #expect(throws: CatalogError.self) { try write(path) }
    #expect(try write(path, name: "Again", replacing: true).name == "Again")
    #expect(throws: CatalogError.self) { try write(path, id: "qwen3-8b") }
    #expect(own.file(.models, "qwen3-8b") == nil)
    #expect(try write(path, id: "qwen3-8b", replacing: true).family == "llama")
    #expect(FileSystem.entries(in: own.folder + "/models") == ["my-model", "qwen3-8b"])
  }

  @Test(
    "An id by which nobody would find the entry is refused",
    arguments: ["", "My-Model", "7b", "a/b", "../a", "m.json", ".m", "my_model", "-m", "hf:a"])
  func unreachable(id: String) throws {
    let path = try model(#"{"model_type":"llama",\#(ConfigurationTests.plain)}"#)
    let error = try #require(throws: CatalogError.self) { try write(path, id: id) }
    guard case .malformed(let entry) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(entry.keyPath == "id" && entry.fix.contains("--id"))
    #expect(!FileSystem.isDirectory(own.folder))
  }

  @Test("What is no model is refused, and nothing is written")
  func others() throws {
    let entry = try folder.write("entry.json", "{}")
    let empty = folder.path + "/empty"
    try FileSystem.makeFolders(empty)
    let unknown = try model(#"{"model_type":"something","hidden_size":8}"#, in: "unknown")
    let weights = try folder.write("model.safetensors", "")
    for path in ["7B", "qwen3-8b", "nowhere/model", entry, empty, unknown, weights] {
      #expect(throws: CatalogError.self, "\(path)") { try write(path) }
    }
    #expect(!FileSystem.isDirectory(own.folder))
  }
}
