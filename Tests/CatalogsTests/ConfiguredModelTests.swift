import Domain
import TestSupport
import Testing

@testable import Catalogs

/// A published configuration gives the shape that the catalog has for the same model.
@Suite("Hugging Face configurations")
struct ConfiguredModelTests {
  private func read(_ text: String, folder name: String = "model") throws -> Model {
    let folder = try TemporaryCatalog()
    let path = "\(folder.path)/\(name)/config.json"
    try FileSystem.write(Array(text.utf8), to: path)
    return try SourceTree.shipped.model("\(folder.path)/\(name)")
  }

  @Test("Blocks, sizes and parameters equal the catalog's", arguments: HuggingFaceConfigurations.published)
  func published(id: String, text: String) throws {
    let model = try read(text, folder: id)
    let catalog = try SourceTree.shipped.model(id)
    let ours = try #require(model.architecture)
    let theirs = try #require(catalog.architecture)
    #expect(ours.blocks == theirs.blocks)
    #expect(ours.hiddenSize == theirs.hiddenSize && ours.vocabularySize == theirs.vocabularySize)
    #expect(ours.maximumPositions == theirs.maximumPositions && ours.rotaryDimension == theirs.rotaryDimension)
    #expect(ours.head == theirs.head && ours.norm == theirs.norm && ours.kind == theirs.kind)
    #expect(ours.embeddings == theirs.embeddings && ours.finalNorms == theirs.finalNorms)
    #expect(model.nativeFormat == catalog.nativeFormat)
    let unseen = ours.towers.isEmpty ? theirs.towers.reduce(0) { $0 + $1.parameters + $1.projectorParameters } : 0
    let apart = unseen + (theirs.checkpointCopies?.parameters ?? 0)
    #expect(ours.parameterCount == theirs.parameterCount - apart)
    #expect(model.id == id)
  }

  private static let good = HuggingFaceConfigurations.published[0].text

  private func problem(_ text: String) -> MalformedEntry? {
    let error = #expect(throws: CatalogError.self) { try read(text) }
    guard case .malformed(let entry)? = error else { return nil }
    return entry
  }

  @Test("What is missing, wrong or unknown is named with its key and line")
  func refused() throws {
    let unknown = problem(#"{"model_type":"mamba9"}"#)
    #expect(unknown?.keyPath == "model_type" && unknown?.found == "\"mamba9\"")
    let missing = problem(Self.good.replacing("\"hidden_size\":4096,", with: ""))
    #expect(missing?.keyPath == "hidden_size" && missing?.found == "nothing")
    let wrong = problem(Self.good.replacing("\"num_key_value_heads\":8", with: "\"num_key_value_heads\":7"))
    #expect(wrong?.keyPath == "num_key_value_heads" && wrong?.line == 2 && wrong?.found == "7")
    let huge = problem(Self.good.replacing("4096", with: "9223372036854775807"))
    #expect(huge?.keyPath == "hidden_size")
    let many = problem(Self.good.replacing("\"num_hidden_layers\":32", with: "\"num_hidden_layers\":5000"))
    #expect(many?.keyPath == "num_hidden_layers")
    let zero = problem(Self.good.replacing("\"num_attention_heads\":32", with: "\"num_attention_heads\":0"))
    #expect(zero?.keyPath == "num_attention_heads")
    #expect(problem("{")?.path.hasSuffix("config.json") == true)
    #expect(problem("[]")?.keyPath == "model_type")
  }
}
