import Domain
import TestSupport
import Testing

@testable import Catalogs

/// Files of weights as models: the header tells everything.
@Suite("Models from files of weights")
struct WeightFileModelTests {
  private static func number(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  private static func text(_ text: String) -> [UInt8] { number(UInt64(text.utf8.count)) + Array(text.utf8) }

  /// A model of two layers: matrices in Q8_0 or F16, norms in F32, by ggml's numbers of types.
  static func gguf(matrices type: UInt32, architecture: String = "llama") -> (file: [UInt8], bytes: Int) {
    let sizes: [(String, UInt32)] = [
      ("block_count", 2), ("context_length", 2048), ("embedding_length", 256), ("feed_forward_length", 512),
      ("attention.head_count", 4), ("attention.head_count_kv", 2),
    ]
    var tensors: [(String, [UInt64], UInt32)] = [
      ("token_embd.weight", [256, 320], type), ("output_norm.weight", [256], 0), ("output.weight", [256, 320], type),
    ]
    for layer in 0..<2 {
      tensors += [
        ("attn_q", [256, 256]), ("attn_k", [256, 128]), ("attn_v", [256, 128]), ("attn_output", [256, 256]),
        ("ffn_gate", [256, 512]), ("ffn_up", [256, 512]), ("ffn_down", [512, 256]),
      ].map { ("blk.\(layer).\($0.0).weight", $0.1, type) }
      tensors += ["attn_norm", "ffn_norm"].map { ("blk.\(layer).\($0).weight", [256], 0) }
    }
    var head: [UInt8] = Array("GGUF".utf8) + number(UInt32(3)) + number(UInt64(tensors.count)) + number(UInt64(7))
    head += text("general.architecture") + number(UInt32(8)) + text(architecture)
    for (key, value) in sizes { head += text("\(architecture).\(key)") + number(UInt32(4)) + number(value) }
    var length = 0
    for (name, shape, type) in tensors {
      head += text(name) + number(UInt32(shape.count)) + shape.flatMap { number($0) } + number(type)
      head += number(UInt64(length))
      let count = Int(shape.reduce(1, *))
      length += type == 8 ? count / 32 * 34 : type == 1 ? count * 2 : count * 4
    }
    head += Array(repeating: 0, count: (32 - head.count % 32) % 32)
    return (head + Array(repeating: 0, count: length), length)
  }

  private static let parameters = 2 * 320 * 256 + 256 + 2 * (2 * 256 * 256 + 2 * 128 * 256 + 3 * 512 * 256 + 512)

  private func read(_ file: [UInt8], name: String = "tiny.gguf") throws -> Model {
    let folder = try TemporaryCatalog()
    let path = "\(folder.path)/\(name)"
    try FileSystem.write(file, to: path)
    return try SourceTree.shipped.model(path)
  }

  @Test("An engine of one's own that loads what llama.cpp does takes GGUF files too")
  func ownEngine() throws {
    let folder = try TemporaryCatalog()
    try folder.write(
      "{\"id\": \"mine\", \"name\": \"Mine\", \"inherits\": \"llama-cpp\"}", kind: .engines, id: "mine")
    let path = "\(folder.path)/tiny.gguf"
    try FileSystem.write(Self.gguf(matrices: 8).file, to: path)
    let store = CatalogStore(CatalogLocation(folders: [folder.path, SourceTree.catalogs]))
    let engines = try #require(store.model(path).checkpoint?.engines)
    #expect(engines.contains("mine") && !engines.contains("vllm"))
  }

  @Test(
    "Shapes and types of a GGUF file decide: parameters and bytes are the file's",
    arguments: [(UInt32(8), "gguf-q8_0"), (1, "fp16")])
  func gguf(type: UInt32, scheme: String) throws {
    let (file, length) = Self.gguf(matrices: type)
    let model = try read(file)
    let architecture = try #require(model.architecture)
    #expect(architecture.parameterCount == Self.parameters && model.id == "tiny" && model.origin?.tensors == 21)
    #expect(architecture.vocabularySize == 320 && architecture.head.kind == .separate)
    #expect(architecture.keyValueCacheElementsPerToken() == 2 * 2 * 2 * 64)
    let checkpoint = try #require(model.checkpoint)
    #expect(checkpoint.scheme == scheme && checkpoint.engines == ["ik-llama-cpp", "llama-cpp", "lm-studio", "ollama"])
    let stored = try SourceTree.shipped.scheme(scheme).stored(as: checkpoint)
    let bits = architecture.tensors.reduce(0.0) { sum, group in
      let traits = Scheme.ModelTraits(layers: 2)
      return stored.allotments(for: group.tensorClass, in: traits).reduce(sum) {
        $0 + $1.share * Double(group.count) * $1.format.bits(rows: group.rows, columns: group.columns)
      }
    }
    #expect(abs(bits / 8 - Double(length)) < 1, "\(bits / 8) against \(length)")
  }

  @Test("An architecture that is not known is read as a plain decoder, and said so")
  func unknown() throws {
    for name in ["novel", "jamba", "nemotron_h"] {
      let model = try read(Self.gguf(matrices: 8, architecture: name).file)
      #expect(model.origin?.unknownType == name)
    }
  }

  @Test("What is no GGUF file, or ends early, is refused by name")
  func damaged() throws {
    for file in [Array("nothing".utf8), Array(Self.gguf(matrices: 8).file.prefix(900))] {
      #expect(throws: CatalogError.self) { try read(file) }
    }
  }

  @Test("Weights alone are sized, and the folder with the configuration asked for")
  func bare() throws {
    let header = #"{"a.weight":{"dtype":"F16","shape":[4,8],"data_offsets":[0,64]}}"#
    let file = Self.number(UInt64(header.utf8.count)) + Array(header.utf8) + Array(repeating: 0, count: 64)
    let error = #expect(throws: CatalogError.self) { try read(file, name: "model.safetensors") }
    guard case .malformed(let entry)? = error else { return #expect(Bool(false)) }
    #expect(entry.found == "1 tensors with 32 parameters in 64 bytes" && entry.fix.contains("config.json"))
    let folder = try TemporaryCatalog()
    try FileSystem.write(file, to: "\(folder.path)/model.safetensors")
    let configuration = #"{"model_type":"llama",\#(ConfigurationTests.plain)}"#
    try FileSystem.write(Array(configuration.utf8), to: "\(folder.path)/config.json")
    let model = try SourceTree.shipped.model("\(folder.path)/model.safetensors")
    #expect(model.architecture?.parameterCount == 7_241_732_096)
  }

  @Test("Types of the tensors beside a configuration count more than what it says")
  func typesDecide() throws {
    let header = #"{"model.norm.weight":{"dtype":"BF16","shape":[32],"data_offsets":[0,64]}}"#
    let folder = try TemporaryCatalog()
    try FileSystem.write(
      Self.number(UInt64(header.utf8.count)) + Array(header.utf8) + Array(repeating: 0, count: 64),
      to: "\(folder.path)/model.safetensors")
    let configuration = #"{"model_type":"llama",\#(ConfigurationTests.plain),"torch_dtype":"float32"}"#
    try FileSystem.write(Array(configuration.utf8), to: "\(folder.path)/config.json")
    let model = try SourceTree.shipped.model(folder.path)
    #expect(model.nativeFormat == .bf16 && model.origin?.tensors == 1)
  }

  @Test(
    "A number and B alone is a size, before any search by name",
    arguments: [
      ("7B", 7e9, 7e9), ("70b", 70e9, 70e9), ("7e9", 7e9, 7e9), ("30B:3B", 30e9, 3e9), ("671B:37B", 671e9, 37e9),
    ])
  func sizes(text: String, parameters: Double, active: Double) throws {
    let model = try SourceTree.shipped.model(text)
    let architecture = try #require(model.architecture)
    #expect(abs(Double(architecture.parameterCount) / parameters - 1) < 0.05, "\(architecture.parameterCount)")
    #expect(abs(Double(architecture.activeParametersPerToken) / active - 1) < 0.15)
    #expect(model.origin?.isTypical == true && model.origin?.isCertain == false)
    #expect(try SourceTree.shipped.model(model.id).architecture == architecture)
  }

  @Test("Sizes that are none are names", arguments: ["7", "B", "0B", "7B:8B", "1e99", "-7B", "7Bx", "7B:", "1e"])
  func noSizes(text: String) { #expect(ModelSize(text) == nil) }

  @Test(
    "A hub's base model is the tuned one of the same architecture, whatever else lies in one's own folder",
    arguments: [
      ("meta-llama/Llama-3.1-8B", "llama-3.1-8b-instruct"), ("hf:google/gemma-3-4b-pt", "gemma-3-4b-it"),
      ("meta-llama/Meta-Llama-3-8B", "llama-3-8b"),
    ])
  func base(query: String, id: String) throws {
    let folder = try TemporaryCatalog()
    try folder.write("{", kind: .models, id: "broken")
    let store = CatalogStore(CatalogLocation(folders: [folder.path, SourceTree.catalogs]))
    #expect(try store.model(query).id == id)
  }

  @Test("A hub's name is the catalog's model where no such path exists")
  func hub() throws {
    #expect(try SourceTree.shipped.model("meta-llama/llama-3.1-8B-Instruct").id == "llama-3.1-8b-instruct")
    #expect(throws: CatalogError.self) { try SourceTree.shipped.model("nobody/nothing") }
  }
}
