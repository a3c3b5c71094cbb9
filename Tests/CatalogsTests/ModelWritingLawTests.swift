import Domain
import JSON
import TestSupport
import Testing

@testable import Catalogs

/// Entries of models are written as they are read.
@Suite("Models written as entries")
struct ModelWritingLawTests {
  @Test("Each shipped entry is written as its file has it, key by key, and reads back as the same model")
  func shipped() throws {
    let models = try SourceTree.shipped.allModels()
    #expect(models.count > 250)
    for model in models {
      let text = try JSONText.encode(model)
      let file = "\(SourceTree.catalogs)/models/\(model.id).json"
      let theirs = try JSONNode(parsing: FileSystem.read(file))
      #expect(try Self.sorted(JSONNode(parsing: Array(text.utf8))) == Self.sorted(theirs), "\(model.id)")
      let again: Model = try CatalogFile.entry(
        JSONDocument(Array(text.utf8)), path: file, expectedID: model.id, formats: nil)
      #expect(again == model, "\(model.id)")
    }
  }

  @Test("Checkpoints and origins read back as they were, in the same order each time")
  func checkpoints() throws {
    var origin = ModelOrigin(path: "m/config.json", tensors: 3, assumed: [.init("a", "1")], unknownType: "other")
    origin.uncounted = [.audio]
    let int4 = StorageFormat(id: "int4-g128", elementBits: 4, scaleBits: 16, granularity: .group(128))
    let wide = StorageFormat(id: "bf16", elementBits: 16)
    let checkpoint = Checkpoint(
      scheme: "awq", label: "awq, 4 bits", name: "INT4, group 32", source: "m/config.json",
      portions: [
        .expertUp: [.init(format: int4, share: 2.0 / 3), .init(format: wide, share: 1.0 / 3)],
        .embedding: [.init(format: wide, share: 1)], .attentionKey: [.init(format: wide, share: 1)],
      ],
      engines: ["vllm"])
    let shipped = try SourceTree.shipped.model("qwen3-8b")
    let model = Model(
      id: "m", name: "M", family: "F", publisher: "P", modality: .text, nativeFormat: .bf16,
      architecture: shipped.architecture, provenance: ModelProvenance(evidence: .a, sources: []), origin: origin,
      checkpoint: checkpoint)
    let text = try JSONText.encode(model)
    #expect(try JSONText.encode(model) == text && text.contains("0.666666666667"))
    let again: Model = try CatalogFile.entry(
      JSONDocument(Array(text.utf8)), path: "m.json", expectedID: "m", formats: nil)
    #expect(again == model)
    let order = try JSONNode(parsing: Array(text.utf8))["checkpoint"]?["portions"]?.members?.map(\.key)
    #expect(order == ["embedding", "attention-key", "expert-up"])
  }

  @Test(
    "A checkpoint whose shares don't add up, or with a class that nobody knows, is refused by key",
    arguments: [
      (#"{"embedding":[{"format":{"elementBits":4},"share":0.5}]}"#, "checkpoint.portions"),
      (#"{"embeddings":[{"format":{"elementBits":4},"share":1}]}"#, "checkpoint.portions.embeddings"),
      (#"{"embedding":[{"format":"nothing","share":1}]}"#, "checkpoint.portions.embedding[0].format"),
    ])
  func refused(portions: String, keyPath: String) throws {
    let shipped = try FileSystem.read("\(SourceTree.catalogs)/models/qwen3-8b.json")
    let checkpoint = #"{"scheme":"awq","label":"l","source":"s","portions":\#(portions)}"#
    let node = try JSONNode(parsing: shipped).setting(
      ["checkpoint"], to: JSONNode(parsing: Array(checkpoint.utf8)))
    let error = try #require(throws: CatalogError.self) {
      let _: Model = try CatalogFile.entry(
        JSONDocument(Array(JSONText.text(node).utf8)), path: "f", expectedID: nil, formats: nil)
    }
    guard case .malformed(let entry) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(entry.keyPath == keyPath && entry.line != nil)
  }

  /// Members by name, without lists of sources that are empty, which some files leave out.
  private static func sorted(_ node: JSONNode) -> JSONNode {
    switch node.value {
    case .object(let members):
      let kept = members.filter { $0.key != "sources" || $0.value.array?.isEmpty != true }
      return JSONNode(
        .object(kept.sorted { $0.key < $1.key }.map { JSONMember($0.key, sorted($0.value)) }))
    // Some files write 84.0 where others write 84.
    case .real(let number): return JSONNode(Int64(exactly: number).map(JSONNode.Value.integer) ?? .real(number))
    case .array(let items): return JSONNode(.array(items.map(sorted)))
    default: return node
    }
  }
}
